/// What a signature says of itself: who made it, for what, and for which exchange.
///
/// Source: RFC 9421 section 2.3.
package struct SignatureParameters: Hashable, Sendable {
  /// The only algorithm this module signs and verifies with.
  package static let ed25519 = "ed25519"

  /// The name under which the verifier finds the public key; never empty.
  package let keyID: String

  /// The exchange number, as text; see `ExchangeNumber`.
  package let nonce: String?

  /// Seconds since 1970-01-01 UTC by the signer's clock; advice only, that clock may be wrong.
  package let created: Int64?

  /// The application and version the signature was made for.
  package let tag: String?

  /// The algorithm's name in the registry of RFC 9421.
  package let algorithm: String?

  /// The parameters of one signature, by default those of our profile.
  package init(
    keyID: String, nonce: String? = nil, created: Int64? = nil,
    tag: String? = SignatureProfile.tag, algorithm: String? = SignatureParameters.ed25519
  ) {
    self.keyID = keyID
    self.nonce = nonce
    self.created = created
    self.tag = tag
    self.algorithm = algorithm
  }
}
