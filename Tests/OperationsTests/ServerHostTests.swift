import Operations
import Testing

@Suite struct `A server host` {
  @Test func `is a DNS name or an address`() throws {
    #expect(try ServerHost(parsing: "Hub.Example.FR") == .dnsName("hub.example.fr"))
    #expect(try ServerHost(parsing: "*.example.fr") == .dnsName("*.example.fr"))
    #expect(try ServerHost(parsing: "127.0.0.1") == .address([127, 0, 0, 1]))
    let loopback = ServerHost.address(Array(repeating: 0, count: 15) + [1])
    #expect(try ServerHost(parsing: "::1") == loopback)
    #expect(ServerHost.loopback.contains(loopback))
  }

  @Test(arguments: [
    "", ".", "a..b", "-a.fr", "a-.fr", "hé.fr", "a b", "256.1.1.1", "127.0.0.1\0", "*.fr", "a.*.fr",
    "[::1]", "hub.example.fr.", String(repeating: "a", count: 64),
  ])
  func `is nothing else`(text: String) {
    #expect(throws: CertificateError.host(text)) { try ServerHost(parsing: text) }
  }
}
