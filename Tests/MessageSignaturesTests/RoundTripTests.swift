import Crypto
import Testing

@testable import MessageSignatures

@Suite struct `A signed exchange` {
  @Test func `is believed at both ends`() throws {
    let request = try SignedExchange.signedRequest()
    try SignedExchange.verify(request)
    let response = try SignedExchange.signedResponse(to: request)
    try SignedExchange.verify(response, to: request)
  }

  @Test func `names its key and number before it is verified`() throws {
    let input = try SignatureInput.parse(try SignedExchange.signedRequest().fields)
    #expect(input.keyID == "replica-7")
    #expect(input.tag == SignatureProfile.tag)
    #expect(input.components == SignatureProfile.request.components)
    #expect(input.parameters == SignedExchange.parameters)
    #expect(try input.exchangeNumber() == ExchangeNumber(41))
  }

  @Test func `is written as the protocol says`() throws {
    let request = try SignedExchange.signedRequest()
    let input = "preau=" + SignedExchange.allComponents + SignedExchange.allParameters
    #expect(request.fields.combinedValue(of: "Signature-Input") == input)
    let response = try SignedExchange.signedResponse(to: request)
    let answer = try #require(response.fields.combinedValue(of: "signature-input"))
    let covered = "\"@status\" \"content-digest\" \"content-type\" \"signature\";key=\"preau\";req"
    #expect(
      answer == "preau=(\(covered));keyid=\"hub-2\";alg=\"ed25519\";tag=\"preau-v1\"")
  }

  @Test func `is believed in whatever order its parts were signed`() throws {
    let coverage =
      "(\"content-type\" \"@query\" \"content-digest\" \"@path\" \"@authority\" \"@method\")"
      + ";tag=\"preau-v1\";nonce=\"41\";alg=\"ed25519\";keyid=\"replica-7\""
    let head = try SignedExchange.request(signing: coverage)
    let base = try SignatureInput.parse(head.fields).coverage.base(for: .request(head))
    #expect(base.hasPrefix("\"content-type\": application/x-preau\n\"@query\": ?cursor=9\n"))
    #expect(base.hasSuffix("\n\"@signature-params\": \(coverage)"))
    try SignedExchange.verify(head)
  }

  @Test func `survives a proxy's own signature beside ours`() throws {
    let proxy = [
      MessageField(name: "signature-input", value: "proxy=(\"@method\");keyid=\"p, \\\"q\""),
      MessageField(name: "signature", value: "proxy=:AAAA:"),
    ]
    try SignedExchange.verify(try SignedExchange.signedRequest().adding(proxy))
  }

  @Test func `has no query or body and is signed all the same`() throws {
    let plain = RequestHead(
      method: "GET", authority: "hub", path: "/", query: nil,
      fields: SignedExchange.plainRequest.fields)
    let signer = RequestSigner(key: try SignedExchange.replicaKey())
    let fields = try signer.sign(plain, body: [], parameters: SignedExchange.parameters)
    try SignedExchange.verify(plain.adding(fields), body: [])
  }

  @Test func `accepts a key's name with quotes in it`() throws {
    let parameters = SignatureParameters(keyID: "a\"b\\c, d", nonce: "0")
    let signer = RequestSigner(key: try SignedExchange.replicaKey())
    let fields = try signer.sign(
      SignedExchange.plainRequest, body: SignedExchange.body, parameters: parameters)
    #expect(try SignatureInput.parse(fields).parameters == parameters)
    try SignedExchange.verify(SignedExchange.plainRequest.adding(fields))
  }
}

@Suite struct `A signer` {
  @Test(arguments: [
    (SignatureParameters(keyID: "", nonce: "1"), SignatureError.signatureMalformed),
    (SignatureParameters(keyID: "clé", nonce: "1"), .signatureMalformed),
    (SignatureParameters(keyID: "a\n", nonce: "1"), .signatureMalformed),
    (SignatureParameters(keyID: "a", nonce: "1", created: -1), .signatureMalformed),
    (SignatureParameters(keyID: "a", nonce: "1", created: .max), .signatureMalformed),
    (SignatureParameters(keyID: "a"), .parameterMissing),
    (SignatureParameters(keyID: "a", nonce: "01"), .nonceMalformed),
    (SignatureParameters(keyID: "a", nonce: "1", tag: "other"), .tagWrong),
    (SignatureParameters(keyID: "a", nonce: "1", algorithm: "rsa"), .algorithmUnsupported),
    (SignatureParameters(keyID: String(repeating: "a", count: 4096), nonce: "1"), .fieldOversized),
  ])
  func `does not sign what it would refuse`(
    parameters: SignatureParameters, expected: SignatureError
  ) throws {
    let signer = RequestSigner(key: try SignedExchange.replicaKey())
    #expect(throws: expected) {
      try signer.sign(SignedExchange.plainRequest, body: [], parameters: parameters)
    }
  }

  @Test func `does not sign a message twice`() throws {
    let signer = RequestSigner(key: try SignedExchange.replicaKey())
    let signed = try SignedExchange.signedRequest()
    #expect(throws: SignatureError.signatureDuplicated) {
      try signer.sign(signed, body: [], parameters: SignedExchange.parameters)
    }
  }

  @Test func `does not answer a request that carries no signature`() {
    #expect(throws: SignatureError.fieldMissing) {
      try SignedExchange.signedResponse(to: SignedExchange.plainRequest)
    }
  }
}
