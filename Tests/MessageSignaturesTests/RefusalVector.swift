import Testing

@testable import MessageSignatures

/// The text of a signature that must be refused, with the reason we must give.
struct RefusalVector: Sendable, CustomTestStringConvertible {
  let expected: SignatureError
  let text: String

  init(_ expected: SignatureError, _ text: String) {
    self.expected = expected
    self.text = text
  }

  var testDescription: String { "\(expected.code): \(text)" }

  /// Values of `Signature-Input` that are refused before any key is looked up.
  static let inputs: [RefusalVector] = [
    .init(.signatureMissing, "other=(\"@method\");keyid=\"a\""),
    .init(.signatureMalformed, ""),
    .init(.signatureMalformed, "preau"),
    .init(.signatureMalformed, "preau=1"),
    .init(.signatureMalformed, "preau=();keyid=1"),
    .init(.signatureMalformed, "preau=();keyid=\"\""),
    .init(.signatureMalformed, "preau=();keyid=a"),
    .init(.signatureMalformed, "preau=();keyid=\"a\";keyid=\"a\""),
    .init(.signatureMalformed, "preau=();keyid=\"a\";nonce=41"),
    .init(.signatureMalformed, "preau=();keyid=\"a\";created=\"1\""),
    .init(.signatureMalformed, "preau=();keyid=\"a\";created=-1"),
    .init(.signatureMalformed, "preau=();keyid=\"a\";created=01"),
    .init(.signatureMalformed, "preau=();keyid=\"a\";created=1.5"),
    .init(.signatureMalformed, "preau=();keyid=\"a\";created=1000000000000000"),
    .init(.signatureMalformed, "preau=(\"@method\""),
    .init(.signatureMalformed, "preau=(\"@method\"  \"@path\");keyid=\"a\""),
    .init(.signatureMalformed, "preau=( \"@method\");keyid=\"a\""),
    .init(.signatureMalformed, "preau=(\"@method\"); keyid=\"a\""),
    .init(.signatureMalformed, "preau=(method);keyid=\"a\""),
    .init(.signatureMalformed, "preau=(1);keyid=\"a\""),
    .init(.signatureMalformed, "preau=(\"@method\";req=?1);keyid=\"a\""),
    .init(.signatureMalformed, "preau=();keyid=\"a\","),
    .init(.signatureMalformed, "preau=();keyid=\"a\",b"),
    .init(.signatureMalformed, "preau=();keyid=\"a\",\tb"),
    .init(.signatureMalformed, "preau=();keyid=\"é\""),
    .init(.signatureMalformed, "preau=();keyid=\"a\u{0}\""),
    .init(.signatureDuplicated, "preau=();keyid=\"a\", preau=();keyid=\"a\""),
    .init(.signatureDuplicated, "other, other, preau=();keyid=\"a\""),
    .init(.parameterMissing, "preau=()"),
    .init(.parameterUnknown, "preau=();keyid=\"a\";expires=1"),
    .init(.parameterUnknown, "preau=();keyid=\"a\";x"),
    .init(.componentUnknown, "preau=(\"\");keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"@request-target\");keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"@signature-params\");keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"@query-param\";name=\"a\");keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"Content-Type\");keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"content type\");keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"date\";bs);keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"date\";sf);keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"date\";key);keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"date\";req=?0);keyid=\"a\""),
    .init(.componentUnknown, "preau=(\"@method\";key=\"a\");keyid=\"a\""),
    .init(.componentDuplicated, "preau=(\"@path\" \"@path\");keyid=\"a\""),
    .init(.componentDuplicated, "preau=(\"a\";req;key=\"b\" \"a\";key=\"b\";req);keyid=\"a\""),
    .init(.fieldOversized, "preau=();keyid=\"" + String(repeating: "a", count: 4096) + "\""),
  ]

  /// Values of `Signature` that are refused before any key is looked up.
  static let signatures: [RefusalVector] = [
    .init(.signatureMissing, "other=:AAAA:"),
    .init(.signatureMalformed, "preau"),
    .init(.signatureMalformed, "preau=(:AAAA:)"),
    .init(.signatureMalformed, "preau=\"AAAA\""),
    .init(.signatureMalformed, "preau=::"),
    .init(.signatureMalformed, "preau=:AAAA:"),
    .init(.signatureMalformed, "preau=:A:"),
    .init(.signatureMalformed, "preau=:" + String(repeating: "A", count: 86) + ":"),
    .init(.signatureMalformed, "preau=:" + String(repeating: "A", count: 85) + "B==:"),
    .init(.signatureMalformed, "preau=:" + String(repeating: "_", count: 86) + "==:"),
    .init(.signatureMalformed, SignedExchange.emptySignature + ";a"),
    .init(.signatureDuplicated, SignedExchange.emptySignature + ", preau=:AAAA:"),
    .init(.fieldOversized, String(repeating: "a", count: 4097)),
  ]

  /// Coverages that are genuinely signed, and refused all the same.
  static let coverages: [RefusalVector] = [
    .init(.componentMissing, "()" + SignedExchange.allParameters),
    .init(
      .componentMissing,
      "(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\")"
        + SignedExchange.allParameters),
    .init(
      .componentUnknown,
      SignedExchange.allComponents.dropLast() + " \"x-extra\")" + SignedExchange.allParameters),
    .init(
      .parameterMissing,
      SignedExchange.allComponents + ";keyid=\"a\";alg=\"ed25519\";nonce=\"1\""),
    .init(
      .parameterMissing,
      SignedExchange.allComponents + ";keyid=\"a\";nonce=\"1\";tag=\"preau-v1\""),
    .init(
      .parameterMissing,
      SignedExchange.allComponents + ";keyid=\"a\";alg=\"ed25519\";tag=\"preau-v1\""),
    .init(
      .tagWrong,
      SignedExchange.allComponents + ";keyid=\"a\";alg=\"ed25519\";nonce=\"1\";tag=\"preau-v2\""),
    .init(
      .algorithmUnsupported,
      SignedExchange.allComponents
        + ";keyid=\"a\";alg=\"hmac-sha256\";nonce=\"1\";tag=\"preau-v1\""),
    .init(
      .nonceMalformed,
      SignedExchange.allComponents + ";keyid=\"a\";alg=\"ed25519\";nonce=\"01\";tag=\"preau-v1\""),
  ]
}
