import Crypto
import Testing

@testable import MessageSignatures

@Suite struct `A request is refused` {
  private let coverage = SignedExchange.allComponents + SignedExchange.allParameters

  @Test func `without signature fields`() throws {
    let fields = try SignedExchange.signedRequest().fields
    for name in ["Signature", "Signature-Input"] {
      #expect(throws: SignatureError.signatureMissing) {
        try SignatureInput.parse(fields.without(name))
      }
    }
  }

  @Test(arguments: RefusalVector.inputs)
  func `for the text of its Signature-Input`(vector: RefusalVector) {
    #expect(throws: vector.expected) {
      try SignatureInput.parse(SignedExchange.request(carrying: vector.text).fields)
    }
  }

  @Test(arguments: RefusalVector.signatures)
  func `for the text of its Signature`(vector: RefusalVector) {
    let head = SignedExchange.request(carrying: "preau=" + coverage, signature: vector.text)
    #expect(throws: vector.expected) { try SignatureInput.parse(head.fields) }
  }

  @Test(arguments: RefusalVector.coverages)
  func `for what it covers and says`(vector: RefusalVector) throws {
    let plain = SignedExchange.plainRequest
    let extra = plain.adding([MessageField(name: "X-Extra", value: "1")])
    let head = try SignedExchange.request(signing: vector.text, of: extra)
    #expect(throws: vector.expected) { try SignedExchange.verify(head) }
  }

  @Test func `when our label comes twice on two lines`() throws {
    let head = try SignedExchange.signedRequest()
    for name in ["Signature", "Signature-Input"] {
      let again = head.fields.filter { $0.name == name }
      #expect(throws: SignatureError.signatureDuplicated) {
        try SignedExchange.verify(head.adding(again))
      }
    }
  }

  @Test func `when a covered field is gone`() throws {
    let head = try SignedExchange.signedRequest()
    let withoutType = head.with(fields: head.fields.without("content-type"))
    #expect(throws: SignatureError.fieldMissing) { try SignedExchange.verify(withoutType) }
    let withoutDigest = head.with(fields: head.fields.without("content-digest"))
    #expect(throws: SignatureError.digestMissing) { try SignedExchange.verify(withoutDigest) }
  }

  @Test func `when a covered value could forge a line`() throws {
    let head = try SignedExchange.signedRequest()
    let forged = "application/x-preau\n\"@path\": /v1/other"
    let bent = [
      head.with(fields: head.fields.replacing("Content-Type", with: forged)),
      head.with(path: "/v1/push\r\n\"@query\": ?"), head.with(path: "/école"),
      head.with(query: "a b"), head.with(method: ""),
    ]
    for head in bent {
      #expect(throws: SignatureError.componentMalformed) { try SignedExchange.verify(head) }
    }
  }

  @Test func `when its digest is signed but is not a digest of the body`() throws {
    let signed: [(String, SignatureError)] = [
      ("sha-256=:AAAA:", .digestMalformed), ("sha-512=:AAAA:", .digestMissing),
      (ContentDigest.value(of: []), .digestMismatch),
    ]
    for (digest, expected) in signed {
      let head = try SignedExchange.request(signing: coverage, digest: digest)
      #expect(throws: expected) { try SignedExchange.verify(head) }
    }
  }

  @Test func `under another key`() throws {
    let head = try SignedExchange.signedRequest()
    let input = try SignatureInput.parse(head.fields)
    let key = try SignedExchange.hubKey().publicKey
    #expect(throws: SignatureError.signatureInvalid) {
      try input.verify(request: head, body: SignedExchange.body, key: key)
    }
  }

  @Test func `when it is a response's signature`() throws {
    let request = try SignedExchange.signedRequest()
    let response = try SignedExchange.signedResponse(to: request)
    let input = try SignatureInput.parse(response.fields)
    let key = try SignedExchange.hubKey().publicKey
    #expect(throws: SignatureError.componentMissing) {
      try input.verify(request: request, body: SignedExchange.body, key: key)
    }
  }
}

@Suite struct `Refusal codes` {
  @Test func `differ from one another and are spelt in snake case`() {
    let codes = SignatureError.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }, "\(code)")
    }
  }
}
