package import Crypto

/// Signs requests with one replica's key.
package struct RequestSigner: Sendable {
  private let signer: MessageSigner

  /// A signer for this key, by default in our profile.
  package init(key: Curve25519.Signing.PrivateKey, profile: SignatureProfile = .request) {
    signer = MessageSigner(key: key, profile: profile)
  }

  /// The fields to add to a request: `Content-Digest`, `Signature-Input`, `Signature`.
  ///
  /// - Parameters:
  ///   - head: the request with every field that the profile covers, `Content-Type` included
  ///     even when the body is empty, and none of the three fields to be added.
  ///   - body: the body's bytes as they will be sent.
  ///   - parameters: the key's name and the exchange number.
  /// - Returns: the three fields in the order to add them.
  /// - Throws: `.signatureDuplicated` when a field to be added is there already, `.fieldMissing`,
  ///   `.signingFailed`, and what the verifier would refuse in `parameters`.
  package func sign(
    _ head: RequestHead, body: [UInt8], parameters: SignatureParameters
  ) throws(SignatureError) -> [MessageField] {
    let digest = try signer.digestFields(of: body, besides: head.fields)
    return try digest + signer.signatureFields(for: .request(head.adding(digest)), parameters)
  }
}
