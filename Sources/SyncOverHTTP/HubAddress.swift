/// Where a hub is: scheme, host and port, and nothing else.
///
/// Shape: `https://host` or `https://host:port`; plain `http` only to this very machine, for tests. The host is ASCII
/// (an international name in its `xn--` form) or an address in brackets. A path would have to be taken off by a proxy,
/// and so break the signature: there is none.
package struct HubAddress: Hashable, Sendable {
  /// `https` or `http`.
  package let scheme: String
  /// What the `Host` field says and the signature covers: small letters, the scheme's own port left out.
  package let authority: String

  private static let textBytesMax = 300

  /// Reads an address as a person typed it, with or without a last slash.
  ///
  /// - Throws: a `HubAddressError`.
  package init(parsing text: String) throws(HubAddressError) {
    guard text.utf8.count <= Self.textBytesMax, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw .malformed
    }
    let parts = text.lowercased().split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasPrefix("//") else { throw .malformed }
    var rest = parts[1].dropFirst(2)
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard rest.allSatisfy({ $0 != "/" && $0 != "?" && $0 != "#" && $0 != "@" }) else {
      throw .moreThanHost
    }
    let (host, port) = try Self.split(rest)
    scheme = String(parts[0])
    switch scheme {
    case "https": authority = Self.authority(host, port: port, ownPort: 443)
    case "http" where Self.loopbackHosts.contains(host):
      authority = Self.authority(host, port: port, ownPort: 80)
    case "http": throw .notEncrypted
    default: throw .malformed
    }
  }

  /// The address as it is stored.
  package var text: String { "\(scheme)://\(authority)" }

  private static let loopbackHosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

  private static func split(_ text: Substring) throws(HubAddressError) -> (
    host: String, port: UInt16?
  ) {
    let end =
      text.hasPrefix("[")
      ? text.firstIndex(of: "]").map { text.index(after: $0) } : text.firstIndex(of: ":")
    let host = text[..<(end ?? text.endIndex)]
    let rest = text[host.endIndex...]
    guard !host.isEmpty, isHost(host), rest.isEmpty || rest.hasPrefix(":") else { throw .malformed }
    guard !rest.isEmpty else { return (String(host), nil) }
    guard let port = UInt16(rest.dropFirst()), port > 0, rest.dropFirst().first != "+" else {
      throw .malformed
    }
    return (String(host), port)
  }

  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("[") {
      return host.hasSuffix("]") && host.count > 3
        && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return host.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
  }

  private static func authority(_ host: String, port: UInt16?, ownPort: UInt16) -> String {
    guard let port, port != ownPort else { return host }
    return "\(host):\(port)"
  }
}

/// What is wrong with a hub's address as typed.
package enum HubAddressError: Error, Hashable, Sendable {
  /// It is no `https://host` or `https://host:port`.
  case malformed
  /// It has a path, a query, a fragment or a user.
  case moreThanHost
  /// It is plain `http` to another machine.
  case notEncrypted
}
