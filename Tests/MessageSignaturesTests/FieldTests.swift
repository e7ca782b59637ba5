import Testing

@testable import MessageSignatures

@Suite struct `Header fields` {
  private func value(_ lines: [(String, String)], of name: String) -> String? {
    lines.map { MessageField(name: $0.0, value: $0.1) }.combinedValue(of: name)
  }

  @Test func `of one name are joined in order, whatever their letter case`() {
    let lines = [("Cache-Control", " max-age=60 "), ("A", "b"), ("cache-control", "\tprivate")]
    #expect(value(lines, of: "CACHE-CONTROL") == "max-age=60, private")
  }

  @Test func `that are empty still count`() {
    #expect(value([("x-empty", "  ")], of: "X-Empty") == "")
    #expect(value([("x-empty", "")], of: "other") == nil)
  }

  @Test func `are not matched by letters that Unicode thinks equal`() {
    #expect(value([("\u{212A}ey", "1")], of: "key") == nil)
    #expect(value([("Key", "1")], of: "\u{212A}ey") == nil)
  }
}

@Suite struct `A signature's components` {
  @Test func `are equal whatever the order of their parameters`() throws {
    let text = "preau=(\"signature\";req;key=\"preau\");keyid=\"a\""
    let member = try FieldMember(parsing: Array(text.utf8))
    let coverage = try SignatureCoverage(member)
    let received = try #require(coverage.components.first)
    #expect(received == SignatureComponent(.field("signature"), key: "preau", from: .request))
    let request = SignedExchange.request(carrying: "preau=()")
    let base = try coverage.base(for: .response(SignedExchange.plainResponse, to: request))
    let value = SignedExchange.emptySignature.dropFirst("preau=".count)
    #expect(base.hasPrefix("\"signature\";req;key=\"preau\": \(value)\n"))
  }

  @Test func `take an empty path for a slash and no query for a question mark`() throws {
    let head = RequestHead(method: "GET", authority: "Hub", path: "", query: nil, fields: [])
    let message = SignedMessage.request(head)
    #expect(try message.value(of: SignatureComponent(.path)) == "/")
    #expect(try message.value(of: SignatureComponent(.query)) == "?")
    #expect(try message.value(of: SignatureComponent(.authority)) == "hub")
  }

  @Test func `cannot be taken from the wrong kind of message`() throws {
    let request = SignedMessage.request(SignedExchange.plainRequest)
    let response = SignedMessage.response(
      SignedExchange.plainResponse, to: SignedExchange.plainRequest)
    let misplaced: [(SignedMessage, SignatureComponent)] = [
      (request, .init(.status)), (request, .init(.method, from: .request)),
      (response, .init(.path)), (response, .init(.status, from: .request)),
    ]
    for (message, component) in misplaced {
      #expect(throws: SignatureError.componentUnknown) { try message.value(of: component) }
    }
  }

  @Test(arguments: [-1, 0, 99, 1000, Int.max, Int.min])
  func `include only statuses of three digits`(status: Int) {
    let head = ResponseHead(status: status, fields: [])
    let message = SignedMessage.response(head, to: SignedExchange.plainRequest)
    #expect(throws: SignatureError.componentMalformed) {
      try message.value(of: SignatureComponent(.status))
    }
  }
}
