/// Why a message signature, a digest or an exchange number was refused.
///
/// Shape: closed, without payload, so that a refusal never carries the sender's bytes into a log.
package enum SignatureError: String, Error, CaseIterable, Hashable, Sendable {
  /// The message carries no signature under the asked label.
  case signatureMissing = "signature_missing"
  /// `Signature-Input` or `Signature` is not a canonical structured field of the expected types.
  case signatureMalformed = "signature_malformed"
  /// A label occurs twice, or a message to be signed already carries a signature or a digest.
  case signatureDuplicated = "signature_duplicated"
  /// The key did not make this signature over this message.
  case signatureInvalid = "signature_invalid"
  /// A structured field is longer than `SignatureProfile.fieldBytesMax`.
  case fieldOversized = "field_oversized"
  /// The signature covers a field which the message does not have.
  case fieldMissing = "field_missing"
  /// The profile demands a signature parameter which is absent.
  case parameterMissing = "parameter_missing"
  /// The signature carries a parameter we do not know, and so cannot honour.
  case parameterUnknown = "parameter_unknown"
  /// The signature names an algorithm other than Ed25519.
  case algorithmUnsupported = "algorithm_unsupported"
  /// The signature was made for another application or another version of this one.
  case tagWrong = "tag_wrong"
  /// The signature leaves out a component which the profile demands.
  case componentMissing = "component_missing"
  /// The signature covers a component which this profile, or this module, does not know.
  case componentUnknown = "component_unknown"
  /// The signature covers one component twice.
  case componentDuplicated = "component_duplicated"
  /// A covered value holds a byte that could forge a line of the signature base.
  case componentMalformed = "component_malformed"
  /// The message has no SHA-256 content digest.
  case digestMissing = "digest_missing"
  /// `Content-Digest` is not a canonical dictionary of byte sequences.
  case digestMalformed = "digest_malformed"
  /// The body is not the one that was digested.
  case digestMismatch = "digest_mismatch"
  /// The nonce is not a canonical decimal of at most 64 bits.
  case nonceMalformed = "nonce_malformed"
  /// The exchange number is not greater than the last one accepted.
  case nonceReplayed = "nonce_replayed"
  /// The cryptographic library would not sign.
  case signingFailed = "signing_failed"

  /// The word that travels on the wire and in logs; it never changes once released.
  package var code: String { rawValue }
}
