/// Bytes as letters and digits that survive being read out and copied by hand.
///
/// Source: Crockford's Base 32; groups of four with hyphens.
enum Base32 {
  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Writes bytes, a multiple of five.
  static func encode(_ bytes: [UInt8]) -> String {
    var text = ""
    var bits = 0
    var bitCount = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | Int(byte)
      bitCount += 8
      while bitCount >= 5 {
        bitCount -= 5
        if count > 0, count % 4 == 0 { text += "-" }
        text.append(letters[bits >> bitCount & 31])
        count += 1
      }
      bits &= (1 << bitCount) - 1
    }
    return text
  }

  /// Reads what `encode` wrote, however it was grouped; `nil` for any other character.
  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var bitCount = 0
    for character in text.uppercased() where !character.isWhitespace && character != "-" {
      guard let value = value(of: character) else { return nil }
      bits = bits << 5 | value
      bitCount += 5
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(bits >> bitCount))
        bits &= (1 << bitCount) - 1
      }
    }
    return bits == 0 ? bytes : nil
  }

  private static func value(of character: Character) -> Int? {
    switch character {
    case "O": 0
    case "I", "L": 1
    default: letters.firstIndex(of: character)
    }
  }
}
