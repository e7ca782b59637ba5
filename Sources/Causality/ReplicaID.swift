/// The name of one incarnation of one replica: 128 random bits, minted anew after a restore or a clone.
///
/// Shape: two 64-bit halves, compared and written as 16 unsigned big-endian bytes; the greater id breaks
/// ties between equal stamps. Source: `protocol/02-causality.md`, section 1.
package struct ReplicaID: Hashable, Comparable, Sendable {
  /// The first eight bytes.
  package let high: UInt64
  /// The last eight bytes.
  package let low: UInt64

  /// Makes an id from its halves; randomness is the caller's.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads an id from exactly 16 bytes; `nil` for any other length.
  @inlinable package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for byte in bytes {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
    self.init(high: high, low: low)
  }

  /// Reads an id from the 16 bytes that begin at `place`; `nil` when there are fewer.
  package init?(in bytes: [UInt8], at place: Int) {
    guard place >= 0, place <= bytes.count - Self.byteCount else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for byte in bytes[place..<place + 8] { high = high << 8 | UInt64(byte) }
    for byte in bytes[place + 8..<place + 16] { low = low << 8 | UInt64(byte) }
    self.init(high: high, low: low)
  }

  /// Reads an id written as 32 hexadecimal digits; `nil` for anything else.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 2 * Self.byteCount, let bytes = Self.bytes(ofHexadecimal: digits) else {
      return nil
    }
    self.init(bytes: bytes)
  }

  /// How many bytes an id takes when written.
  package static let byteCount = 16

  /// The 16 bytes of the id, most significant first.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    append(to: &bytes)
    return bytes
  }

  /// Appends the 16 bytes of the id to `bytes`, most significant first.
  package func append(to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
    }
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: low >> UInt64(shift)))
    }
  }

  @inlinable package static func == (left: ReplicaID, right: ReplicaID) -> Bool {
    left.high == right.high && left.low == right.low
  }

  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }

  @inlinable package static func < (left: ReplicaID, right: ReplicaID) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  private static func bytes(ofHexadecimal digits: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for position in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(ofDigit: digits[position]),
        let low = value(ofDigit: digits[position + 1])
      else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    case 0x41...0x46: digit - 0x41 + 10
    default: nil
    }
  }
}

extension ReplicaID: CustomStringConvertible {
  /// The id as 32 lower-case hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
