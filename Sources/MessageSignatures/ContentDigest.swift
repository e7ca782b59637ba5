internal import Crypto

/// The `Content-Digest` field: a SHA-256 of the body as it travels.
///
/// Source: RFC 9530 section 2.
package enum ContentDigest {
  /// The field's name as we write it.
  package static let fieldName = "Content-Digest"

  /// The name as a signature covers it.
  static let componentName = "content-digest"

  /// The dictionary key of the one algorithm we use.
  private static let algorithm = "sha-256"

  /// The field's value for `body`.
  package static func value(of body: [UInt8]) -> String {
    "\(algorithm)=:\(Base64.encode(hash(of: body))):"
  }

  /// Checks that `field` is the digest of `body`.
  ///
  /// Shape: digests by other algorithms may stand beside ours and are not looked at.
  /// - Parameters:
  ///   - field: the combined value of the field; `nil` when the message has none.
  ///   - body: the body's bytes as received.
  /// - Throws: `.digestMissing` without a SHA-256 digest, `.digestMalformed`, `.fieldOversized`,
  ///   `.digestMismatch`.
  package static func check(field: String?, body: [UInt8]) throws(SignatureError) {
    guard let field else { throw .digestMissing }
    guard let member = try dictionary(field)[algorithm] else { throw .digestMissing }
    guard let expected = member.byteSequence, expected.count == SHA256.byteCount else {
      throw .digestMalformed
    }
    guard expected == hash(of: body) else { throw .digestMismatch }
  }

  /// Parses the field, giving its refusals the names used for digests.
  private static func dictionary(_ field: String) throws(SignatureError) -> FieldDictionary {
    do {
      return try FieldDictionary(parsing: field)
    } catch {
      switch error {
      case .malformed, .duplicated: throw .digestMalformed
      case .oversized: throw .fieldOversized
      }
    }
  }

  /// The 32 bytes of SHA-256.
  private static func hash(of body: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: body)) }
}
