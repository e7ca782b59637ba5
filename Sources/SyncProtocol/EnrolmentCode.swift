package import Crypto

/// The one-time code an operator gives a school, with the mark of the hub it is for.
///
/// Shape: 24 characters of Crockford's base 32 (120 bits) in groups of four, a dot, then 16 characters (80 bits) of the
/// SHA-256 of the hub's key. The first part is secret and sent; the second lets the replica know the hub by more than a
/// certificate, which a school's proxy may replace. Source: `protocol/04-exchange.md`, section 7.
package struct EnrolmentCode: Hashable, Sendable {
  /// The secret part in canonical form: what is sent.
  package let secret: String
  /// The mark of the hub's key.
  package let hubMark: String

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let secretCount = 24
  private static let markCount = 16

  /// Makes a code from 15 random bytes.
  package init(randomBytes: [UInt8], hubKey: Curve25519.Signing.PublicKey) {
    secret = String(Self.encode(randomBytes).prefix(Self.secretCount))
    hubMark = Self.mark(of: hubKey)
  }

  /// Reads a code as a person typed it: case, spaces and dashes do not count, I and L are 1, O is 0.
  ///
  /// - Returns: `nil` when it is no code; nothing was sent anywhere.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let secret = Self.canonical(parts[0]),
      let mark = Self.canonical(parts[1]),
      secret.utf8.count == Self.secretCount, mark.utf8.count == Self.markCount
    else { return nil }
    self.secret = secret
    hubMark = mark
  }

  /// The code as it is read out or printed.
  package var text: String {
    let characters = Array(secret)
    let groups = stride(from: 0, to: characters.count, by: 4).map {
      String(characters[$0..<min($0 + 4, characters.count)])
    }
    return groups.joined(separator: "-") + "." + hubMark
  }

  /// Whether the code was made by the hub that holds this key.
  package func isFor(_ hubKey: Curve25519.Signing.PublicKey) -> Bool {
    Self.mark(of: hubKey) == hubMark
  }

  /// What the hub keeps instead of the secret; 120 random bits need no slow hash.
  package static func hash(ofSecret secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(secret.utf8)))
  }

  private static func mark(of key: Curve25519.Signing.PublicKey) -> String {
    String(encode(Array(SHA256.hash(data: key.rawRepresentation))).prefix(markCount))
  }

  private static func canonical(_ text: Substring) -> String? {
    var canonical: [UInt8] = []
    for character in text.uppercased().utf8 where character != 0x2D && character != 0x20 {
      let letter: UInt8 =
        switch character {
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        case UInt8(ascii: "O"): UInt8(ascii: "0")
        default: character
        }
      guard alphabet.contains(letter) else { return nil }
      canonical.append(letter)
    }
    return String(decoding: canonical, as: UTF8.self)
  }

  private static func encode(_ bytes: [UInt8]) -> String {
    var letters: [UInt8] = []
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        letters.append(alphabet[Int(buffer >> bits & 31)])
      }
    }
    if bits > 0 { letters.append(alphabet[Int(buffer << (5 - bits) & 31)]) }
    return String(decoding: letters, as: UTF8.self)
  }
}
