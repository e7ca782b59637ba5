import SyncOverHTTP
import Testing

@Suite struct `The address of a hub` {
  @Test(arguments: [
    ("https://hub.example.org", "https://hub.example.org"),
    ("HTTPS://Hub.Example.ORG:443/", "https://hub.example.org"),
    ("https://hub.example.org:8443", "https://hub.example.org:8443"),
    ("http://localhost:80", "http://localhost"),
    ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
    ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"), ("http://[::1]", "http://[::1]"),
  ])
  func `is read into its one form`(text: String, form: String) throws {
    #expect(try HubAddress(parsing: text).text == form)
  }

  @Test(arguments: [
    ("", HubAddressError.malformed), ("hub.example.org", .malformed), ("https:hub", .malformed),
    ("https://", .malformed), ("ftp://hub.example.org", .malformed),
    ("https://hub.example.org:", .malformed),
    ("https://hub.example.org:0", .malformed), ("https://hub.example.org:65536", .malformed),
    ("https://hub.example.org:+1", .malformed), ("https://hub_example", .malformed),
    ("https://é.fr", .malformed),
    ("https://[::1", .malformed), ("https://[]", .malformed), ("https://a b", .malformed),
    ("https://hub.example.org/preau", .moreThanHost), ("https://hub.example.org?x", .moreThanHost),
    ("https://me@hub.example.org", .moreThanHost), ("https://hub.example.org#x", .moreThanHost),
    ("http://hub.example.org", .notEncrypted), ("http://10.0.0.1", .notEncrypted),
  ])
  func `is refused with its reason`(text: String, error: HubAddressError) {
    #expect(throws: error) { try HubAddress(parsing: text) }
  }
}
