package import Crypto

extension SignatureInput {
  /// Checks that `key` signed this request and its body in the way `profile` demands.
  ///
  /// Shape: profile, then signature, then body, so that no unsigned body is ever hashed.
  /// - Parameters:
  ///   - request: the head this signature was parsed from.
  ///   - body: the body's bytes as received.
  ///   - key: the public key known under `keyID`.
  ///   - profile: what to demand.
  /// - Throws: what `SignatureProfile` refuses (`.componentMissing`, `.componentUnknown`,
  ///   `.parameterMissing`, `.tagWrong`, `.algorithmUnsupported`, `.nonceMalformed`), then
  ///   `.digestMissing`, `.fieldMissing` and `.componentMalformed`, then `.signatureInvalid`, then
  ///   `.digestMalformed`, `.fieldOversized` and `.digestMismatch`.
  package func verify(
    request: RequestHead, body: [UInt8], key: Curve25519.Signing.PublicKey,
    profile: SignatureProfile = .request
  ) throws(SignatureError) {
    try verify(.request(request), fields: request.fields, body: body, key: key, profile: profile)
  }

  /// Checks that `key` signed this response, its body and the request it answers.
  ///
  /// - Parameters:
  ///   - response: the head this signature was parsed from.
  ///   - request: the head of the request as sent, with its signature fields.
  ///   - body: the response's body as received.
  ///   - key: the public key known under `keyID`.
  ///   - profile: what to demand.
  /// - Throws: as for a request; `.fieldMissing`, `.signatureMalformed`, `.signatureDuplicated` or
  ///   `.fieldOversized` also when `request` does not carry our signature.
  package func verify(
    response: ResponseHead, to request: RequestHead, body: [UInt8],
    key: Curve25519.Signing.PublicKey, profile: SignatureProfile = .response
  ) throws(SignatureError) {
    try verify(
      .response(response, to: request), fields: response.fields, body: body, key: key,
      profile: profile)
  }

  private func verify(
    _ message: SignedMessage, fields: [MessageField], body: [UInt8],
    key: Curve25519.Signing.PublicKey, profile: SignatureProfile
  ) throws(SignatureError) {
    try profile.check(coverage)
    let digest = fields.combinedValue(of: ContentDigest.componentName)
    if profile.coversBody, digest == nil { throw .digestMissing }
    let base = Array(try coverage.base(for: message).utf8)
    guard key.isValidSignature(signature, for: base) else { throw .signatureInvalid }
    if profile.coversBody { try ContentDigest.check(field: digest, body: body) }
  }
}
