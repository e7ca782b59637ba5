import Glibc

/// A name or address under which clients reach a server.
package enum ServerHost: Hashable, Sendable {
  /// A DNS name in lower case, with `*` at most as its whole first label.
  case dnsName(String)
  /// An IP address, 4 or 16 bytes in network order.
  case address([UInt8])

  /// The three ways to reach a server on its own machine; every server certificate has them.
  package static let loopback: [ServerHost] = [
    .dnsName("localhost"), .address([127, 0, 0, 1]),
    .address([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
  ]

  /// Reads an IPv4 address, an IPv6 address without brackets, or a DNS name.
  ///
  /// - Throws: `.host` when the text is none of them; the text is part of the error.
  package init(parsing text: String) throws(CertificateError) {
    if let bytes = ServerHost.addressBytes(text) {
      self = .address(bytes)
    } else if ServerHost.isDNSName(text) {
      self = .dnsName(text.lowercased())
    } else {
      throw .host(text)
    }
  }
}

extension ServerHost {
  private static let nameBytesMax = 253
  private static let labelBytesMax = 63

  private static func addressBytes(_ text: String) -> [UInt8]? {
    guard !text.utf8.contains(0) else { return nil }
    var ipv4 = in_addr()
    if inet_pton(AF_INET, text, &ipv4) == 1 {
      return withUnsafeBytes(of: ipv4) { Array($0) }
    }
    var ipv6 = in6_addr()
    if inet_pton(AF_INET6, text, &ipv6) == 1 {
      return withUnsafeBytes(of: ipv6) { Array($0) }
    }
    return nil
  }

  private static func isDNSName(_ text: String) -> Bool {
    guard text.utf8.count <= nameBytesMax else { return false }
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 2, labels.first == "*" { labels.removeFirst() }
    guard let last = labels.last, !last.allSatisfy(\.isNumber) else { return false }
    return labels.allSatisfy(isLabel)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    guard (1...labelBytesMax).contains(label.utf8.count) else { return false }
    guard label.first != "-", label.last != "-" else { return false }
    return label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }
}
