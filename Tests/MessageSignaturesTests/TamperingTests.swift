import Testing

@testable import MessageSignatures

@Suite struct `A message with one bit changed` {
  /// Every text that differs from `text` in one bit.
  private func neighbours(of text: String) -> [String] {
    neighbours(of: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every byte sequence that differs from `bytes` in one bit.
  private func neighbours(of bytes: [UInt8]) -> [[UInt8]] {
    (0..<bytes.count * 8).map { bit in
      var changed = bytes
      changed[bit / 8] ^= 1 << (bit % 8)
      return changed
    }
  }

  /// Records the variants that are believed, of which there should be none.
  private func expectRefused<Variant>(
    _ variants: [Variant], _ verify: (Variant) throws -> Void
  ) {
    #expect(!variants.isEmpty)
    for variant in variants {
      #expect(throws: SignatureError.self, "\(variant)") { try verify(variant) }
    }
  }

  @Test func `in the body is refused`() throws {
    let request = try SignedExchange.signedRequest()
    expectRefused(neighbours(of: SignedExchange.body)) {
      try SignedExchange.verify(request, body: $0)
    }
  }

  @Test(arguments: ["Signature", "Signature-Input", "Content-Digest", "Content-Type"])
  func `in a covered field is refused`(name: String) throws {
    let request = try SignedExchange.signedRequest()
    let value = try #require(request.fields.combinedValue(of: name))
    expectRefused(neighbours(of: value)) {
      try SignedExchange.verify(
        request.with(fields: request.fields.replacing(name, with: $0)))
    }
  }

  @Test func `in the method, path or query is refused`() throws {
    let request = try SignedExchange.signedRequest()
    expectRefused(neighbours(of: request.method)) {
      try SignedExchange.verify(request.with(method: $0))
    }
    expectRefused(neighbours(of: request.path)) {
      try SignedExchange.verify(request.with(path: $0))
    }
    expectRefused(neighbours(of: try #require(request.query))) {
      try SignedExchange.verify(request.with(query: $0))
    }
  }

  @Test func `in the nonce is refused, however well it is formed`() throws {
    let request = try SignedExchange.signedRequest()
    let input = try #require(request.fields.combinedValue(of: "Signature-Input"))
    let forged = input.replacing("nonce=\"41\"", with: "nonce=\"42\"")
    let head = request.with(fields: request.fields.replacing("Signature-Input", with: forged))
    #expect(try SignatureInput.parse(head.fields).nonce == "42")
    #expect(throws: SignatureError.signatureInvalid) { try SignedExchange.verify(head) }
  }

  @Test(arguments: ["Signature", "Signature-Input", "Content-Digest"])
  func `in a response is refused`(name: String) throws {
    let request = try SignedExchange.signedRequest()
    let response = try SignedExchange.signedResponse(to: request)
    let value = try #require(response.fields.combinedValue(of: name))
    expectRefused(neighbours(of: value)) {
      let fields = response.fields.replacing(name, with: $0)
      let changed = ResponseHead(status: response.status, fields: fields)
      try SignedExchange.verify(changed, to: request)
    }
  }

  @Test func `in the status, or in the request it answers, is refused`() throws {
    let request = try SignedExchange.signedRequest()
    let response = try SignedExchange.signedResponse(to: request)
    let signature = try #require(request.fields.combinedValue(of: "Signature"))
    expectRefused(neighbours(of: signature)) {
      let other = request.with(fields: request.fields.replacing("Signature", with: $0))
      try SignedExchange.verify(response, to: other)
    }
    expectRefused((0..<10).map { 200 ^ (1 << $0) }) {
      let changed = ResponseHead(status: $0, fields: response.fields)
      try SignedExchange.verify(changed, to: request)
    }
  }
}
