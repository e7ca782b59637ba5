import Testing

@testable import MessageSignatures

@Suite struct `A content digest` {
  private let hello = Array("{\"hello\": \"world\"}".utf8)

  @Test func `is the one of RFC 9530`() throws {
    let bare = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"
    let newline = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    #expect(ContentDigest.value(of: hello) == bare)
    #expect(ContentDigest.value(of: hello + [0x0A]) == newline)
    try ContentDigest.check(field: bare, body: hello)
    try ContentDigest.check(field: newline, body: hello + [0x0A])
  }

  @Test func `may stand beside one by another algorithm`() throws {
    let field = "sha-512=:AAAA:, " + ContentDigest.value(of: hello)
    try ContentDigest.check(field: field, body: hello)
  }

  @Test func `is missing without SHA-256`() {
    for field in [nil, "", "sha-512=:AAAA:"] {
      #expect(throws: field == "" ? SignatureError.digestMalformed : .digestMissing) {
        try ContentDigest.check(field: field, body: hello)
      }
    }
  }

  @Test func `is refused for another body`() {
    #expect(throws: SignatureError.digestMismatch) {
      try ContentDigest.check(field: ContentDigest.value(of: hello), body: [])
    }
  }

  @Test(arguments: [
    "sha-256", "sha-256=1", "sha-256=::", "sha-256=:AAAA:", "sha-256=(:AAAA:)",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE:",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPF=:",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:;a",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:,",
    " sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "SHA-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "a=1,  sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "a=1, a=1, sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
  ])
  func `has one spelling`(field: String) {
    #expect(throws: SignatureError.digestMalformed) {
      try ContentDigest.check(field: field, body: hello)
    }
  }

  @Test func `has a length limit`() {
    let field = String(repeating: "a", count: SignatureProfile.fieldBytesMax + 1)
    #expect(throws: SignatureError.fieldOversized) {
      try ContentDigest.check(field: field, body: hello)
    }
  }
}
