/// A signature found in a message, read but not yet believed.
///
/// Shape: parse it, find the key under `keyID`, then call `verify` with the message it came from.
package struct SignatureInput: Hashable, Sendable {
  /// The signature's name in the message.
  package let label: String

  /// The components and parameters as received.
  let coverage: SignatureCoverage

  /// The 64 bytes of the signature.
  package let signature: [UInt8]

  /// The length of an Ed25519 signature, in bytes.
  private static let signatureByteCount = 64

  /// Reads the signature called `label` from a message's fields.
  ///
  /// Shape: signatures under other labels are parsed, since they share the fields, and ignored.
  /// - Throws: `.signatureMissing`, `.signatureMalformed`, `.signatureDuplicated`,
  ///   `.fieldOversized`, `.componentUnknown`, `.componentDuplicated`, `.parameterUnknown` or
  ///   `.parameterMissing` (no key identifier).
  package static func parse(
    _ fields: [MessageField], label: String = SignatureProfile.label
  ) throws(SignatureError) -> SignatureInput {
    let input = try member(label, of: SignatureFieldName.input, in: fields)
    let signature = try member(label, of: SignatureFieldName.signature, in: fields)
    guard let bytes = signature.byteSequence, bytes.count == signatureByteCount else {
      throw .signatureMalformed
    }
    return SignatureInput(
      label: label, coverage: try SignatureCoverage(input), signature: bytes)
  }

  /// The covered components in the order they were signed.
  package var components: [SignatureComponent] { coverage.components }

  /// All parameters.
  package var parameters: SignatureParameters { coverage.parameters }

  /// The name of the key to look up.
  package var keyID: String { parameters.keyID }

  /// The nonce as received.
  package var nonce: String? { parameters.nonce }

  /// The tag as received.
  package var tag: String? { parameters.tag }

  /// The nonce as an exchange number; believe it only once the signature is verified.
  ///
  /// - Throws: `.parameterMissing` without a nonce, `.nonceMalformed`.
  package func exchangeNumber() throws(SignatureError) -> ExchangeNumber {
    guard let nonce else { throw .parameterMissing }
    return try ExchangeNumber(parsing: nonce)
  }

  /// The member `label` of one of the two fields.
  private static func member(
    _ label: String, of name: String, in fields: [MessageField]
  ) throws(SignatureError) -> FieldMember {
    guard let value = fields.combinedValue(of: name) else { throw .signatureMissing }
    guard let member = try FieldDictionary.signature(value)[label] else {
      throw .signatureMissing
    }
    return member
  }
}
