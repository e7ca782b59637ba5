/// The code that opens one transfer, read out by telephone.
///
/// Shape: 20 symbols of Crockford's base 32 (100 random bits) and one check symbol, in seven groups of three.
/// Source: `protocol/10-transfer.md`, section 2.
package struct TransferCode: Hashable, Sendable {
  /// The 20 secret symbols as ASCII, without the check symbol; what the key is made from.
  let secret: [UInt8]

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let secretCount = 20
  private static let groupCount = 3

  /// Makes a code from 128 random bits, of which the first 60 and the first 40 of each half are used.
  package init(randomHigh: UInt64, randomLow: UInt64) {
    let high = (0..<12).map { UInt8(truncatingIfNeeded: randomHigh >> UInt64(59 - 5 * $0)) & 31 }
    let low = (0..<8).map { UInt8(truncatingIfNeeded: randomLow >> UInt64(59 - 5 * $0)) & 31 }
    secret = (high + low).map { Self.alphabet[Int($0)] }
  }

  /// Reads a code as a person typed it: capitals, spaces, dots and dashes do not count, I and L are 1, O is 0.
  ///
  /// - Throws: `.codeMistyped` when no code was ever read out so; nothing has been tried on any file.
  package init(typed: String) throws(TransferError) {
    var values: [UInt8] = []
    for byte in typed.uppercased().utf8 where !Self.isPunctuation(byte) {
      guard let value = Self.value(of: byte), values.count <= Self.secretCount else {
        throw .codeMistyped
      }
      values.append(value)
    }
    guard values.count == Self.secretCount + 1, let check = values.popLast(),
      check == Self.check(values)
    else { throw .codeMistyped }
    secret = values.map { Self.alphabet[Int($0)] }
  }

  /// The code as it is printed and read out.
  package var text: String {
    let check = Self.check(secret.compactMap(Self.value))
    let symbols = secret + [Self.alphabet[Int(check)]]
    return stride(from: 0, to: symbols.count, by: Self.groupCount).map {
      String(decoding: symbols[$0..<$0 + Self.groupCount], as: UTF8.self)
    }.joined(separator: "-")
  }

  /// The check symbol's value: of any one wrong symbol, and of any two that changed places, the check is another.
  ///
  /// The symbols are the coefficients of a polynomial over the field of 32 elements (x^5 + x^2 + 1), the check symbol the last;
  /// a code is one whose value at the element 2 is zero. Its powers differ up to the 31st, and a code has 21 symbols.
  static func check(_ values: [UInt8]) -> UInt8 {
    values.reduce(0) { doubled($0 ^ $1) }
  }

  private static func doubled(_ value: UInt8) -> UInt8 {
    value & 16 == 0 ? value << 1 : (value << 1 ^ 0b100101) & 31
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool { " -.\t\r\n".utf8.contains(byte) }

  private static func value(of byte: UInt8) -> UInt8? {
    let read: UInt8 =
      switch byte {
      case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
      case UInt8(ascii: "O"): UInt8(ascii: "0")
      default: byte
      }
    return alphabet.firstIndex(of: read).map(UInt8.init)
  }
}
