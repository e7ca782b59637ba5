import CaseRules
import Testing

@Suite struct `An exact address` {
  @Test(arguments: [
    "https://www.example.org/p/123", "http://example.org/@compte", "https://example.org?v=1",
    "https://example.org:8443/watch?v=a#t=1", "HTTPS://EXAMPLE.ORG/x", "https://exämple.org/é",
  ])
  func `says which page`(text: String) { #expect(ExactURL.isExact(text), "\(text)") }

  @Test(arguments: [
    "", "example.org/p", "https://example.org", "https://example.org/", "https://example.org/#x",
    "https://example.org?", "ftp://example.org/p", "javascript:alert(1)", "https:///p",
    "https://localhost/p", "https://a b.org/p", "https://example.org/a b",
    "https://u:p@example.org/p",
    "https://example.org/p\n", "https://example..org/p", "https://example.org:99999/p",
    "data:text/html,<b>", "https://example.org/\u{2028}", "https://example.org/?",
  ])
  func `is not a home page, nor anything else`(text: String) {
    #expect(!ExactURL.isExact(text), "\(text)")
  }

  @Test func `has a length`() {
    #expect(!ExactURL.isExact("https://example.org/" + String(repeating: "a", count: 2_048)))
  }
}
