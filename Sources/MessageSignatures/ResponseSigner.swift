package import Crypto

/// Signs responses with the hub's key.
package struct ResponseSigner: Sendable {
  private let signer: MessageSigner

  /// A signer for this key, by default in our profile.
  package init(key: Curve25519.Signing.PrivateKey, profile: SignatureProfile = .response) {
    signer = MessageSigner(key: key, profile: profile)
  }

  /// The fields to add to a response: `Content-Digest`, `Signature-Input`, `Signature`.
  ///
  /// - Parameters:
  ///   - head: the response with every field that the profile covers, `Content-Type` included.
  ///   - request: the request being answered, as received, with its signature.
  ///   - body: the response's bytes as they will be sent.
  ///   - parameters: the key's name; the nonce may be left out.
  /// - Returns: the three fields in the order to add them.
  /// - Throws: as `RequestSigner.sign`; `.fieldMissing` also when the request is not signed.
  package func sign(
    _ head: ResponseHead, to request: RequestHead, body: [UInt8],
    parameters: SignatureParameters
  ) throws(SignatureError) -> [MessageField] {
    let digest = try signer.digestFields(of: body, besides: head.fields)
    let message = SignedMessage.response(head.adding(digest), to: request)
    return try digest + signer.signatureFields(for: message, parameters)
  }
}
