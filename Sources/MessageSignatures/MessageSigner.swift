internal import Crypto

/// What signing a request and signing a response have in common.
struct MessageSigner: Sendable {
  let key: Curve25519.Signing.PrivateKey
  let profile: SignatureProfile

  /// The digest to add before signing.
  ///
  /// - Throws: `.signatureDuplicated` when `fields` has a field that signing adds.
  func digestFields(
    of body: [UInt8], besides fields: [MessageField]
  ) throws(SignatureError) -> [MessageField] {
    let added = [ContentDigest.fieldName, SignatureFieldName.input, SignatureFieldName.signature]
    guard added.allSatisfy({ fields.combinedValue(of: $0) == nil }) else {
      throw .signatureDuplicated
    }
    return [MessageField(name: ContentDigest.fieldName, value: ContentDigest.value(of: body))]
  }

  /// The two signature fields for a message that already has its digest.
  ///
  /// Shape: what is about to be signed is first parsed and checked as its verifier will do it.
  /// - Throws: what parsing, checking the profile and building the base throw; `.signingFailed`.
  func signatureFields(
    for message: SignedMessage, _ parameters: SignatureParameters
  ) throws(SignatureError) -> [MessageField] {
    let label = SignatureProfile.label
    let input = "\(label)=\(SignatureCoverage.fieldText(profile.components, parameters))"
    guard let member = try FieldDictionary.signature(input)[label] else {
      throw .signatureMalformed
    }
    let coverage = try SignatureCoverage(member)
    try profile.check(coverage)
    let signature = try signature(over: coverage.base(for: message))
    return [
      MessageField(name: SignatureFieldName.input, value: input),
      MessageField(
        name: SignatureFieldName.signature, value: "\(label)=:\(Base64.encode(signature)):"),
    ]
  }

  /// The 64 bytes of an Ed25519 signature.
  private func signature(over base: String) throws(SignatureError) -> [UInt8] {
    do {
      return [UInt8](try key.signature(for: Array(base.utf8)))
    } catch {
      throw .signingFailed
    }
  }
}
