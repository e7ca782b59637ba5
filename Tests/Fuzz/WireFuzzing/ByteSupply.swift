/// Hands out the bytes of an input one by one, so that a few bytes can say what to do; past the end come zeros.
package struct ByteSupply {
  private let bytes: [UInt8]
  private var position = 0

  /// Begins at the first byte.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all bytes are used up.
  package var isEmpty: Bool { position >= bytes.count }

  /// The next byte, 0 past the end.
  package mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    defer { position += 1 }
    return bytes[position]
  }

  /// A number from 0 up to, and not with, `limit`.
  package mutating func number(below limit: Int) -> Int { Int(byte()) % max(limit, 1) }

  /// All bytes not yet handed out.
  package mutating func rest() -> [UInt8] {
    defer { position = bytes.count }
    return Array(bytes[min(position, bytes.count)...])
  }
}
