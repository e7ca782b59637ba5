internal import FoundationEssentials

/// The one spelling of base64 that structured fields should have.
///
/// Source: RFC 4648 section 4, with the strictness of its section 3.5.
enum Base64 {
  /// The padded base64 text of `bytes`.
  static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
  }

  /// The bytes of `text`, or `nil` unless encoding them again gives the very same text.
  static func decode(_ text: String) -> [UInt8]? {
    guard text.isVisibleASCII, let data = Data(base64Encoded: text) else { return nil }
    let bytes = [UInt8](data)
    return encode(bytes) == text ? bytes : nil
  }
}
