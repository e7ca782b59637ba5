/// Somebody who works with this computer's cases, or at the hub.
package struct LocalUser: Hashable, Sendable {
  /// The short name they sign in with: `a`–`z`, `0`–`9`, `.`, `_`, `-`.
  package let login: String
  /// The name people read.
  package let name: String
  /// The code of their role.
  package let role: String
  /// The département (`075`) or académie (`01`) they work for; `nil` in a school and for national roles.
  package let territory: String?
  /// Whether they may sign in.
  package internal(set) var isActive: Bool
  var secret: PassphraseHash
  var session: SessionSeal?

  /// How they sign what they write: `login@role`.
  package var author: String { login + "@" + role }

  /// The greatest length of a login, in characters.
  package static let loginLengthMax = 32
  /// The greatest length of a displayed name, in UTF-8 bytes.
  package static let nameBytesMax = 128

  /// Whether a text may be a login.
  package static func isLogin(_ text: String) -> Bool {
    (1...loginLengthMax).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
          || [0x2E, 0x5F, 0x2D].contains(byte)
      }
  }

  /// Whether a text is the code of a département (three characters) or of an académie (two digits).
  package static func isTerritory(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isDigits = bytes.allSatisfy { (0x30...0x39).contains($0) }
    return bytes.count == 2 && isDigits || bytes.count == 3 && (isDigits || isCorsican(text))
  }

  private static func isCorsican(_ text: String) -> Bool {
    ["02A", "02B", "2A0", "2B0"].contains(text)
  }
}

extension LocalUser: Codable {
  private enum CodingKeys: String, CodingKey {
    case login, name, role, territory, secret, session
    case isActive = "active"
  }
}

/// A session as the users' file remembers it: enough to know its token again, not to make it.
struct SessionSeal: Codable, Hashable {
  let tokenHash: String
  let startedMilliseconds: UInt64

  private enum CodingKeys: String, CodingKey {
    case tokenHash = "token_sha256"
    case startedMilliseconds = "started_milliseconds"
  }
}
