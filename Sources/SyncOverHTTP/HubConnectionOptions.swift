/// How to reach the hub from here.
package struct HubConnectionOptions: Hashable, Sendable {
  /// The proxy between this school and the hub, when there is one.
  package struct Proxy: Hashable, Sendable {
    package let host: String
    package let port: Int
    /// User and password for the proxy, as the base 64 of `user:password`; never logged.
    package let credentials: String?

    /// A proxy; where its address comes from is the program's to know.
    package init(host: String, port: Int, credentials: String? = nil) {
      self.host = host
      self.port = port
      self.credentials = credentials
    }
  }

  /// Where the hub is.
  package var address: HubAddress
  /// A PEM file with authorities to trust besides the system's own.
  package var authoritiesPath: String?
  /// The proxy to go through.
  package var proxy: Proxy?
  /// How long one exchange may take, in seconds.
  package var exchangeSecondsMax: Int

  /// Options from their parts.
  package init(
    address: HubAddress, authoritiesPath: String? = nil, proxy: Proxy? = nil,
    exchangeSecondsMax: Int = HubConnection.exchangeSecondsMax
  ) {
    self.address = address
    self.authoritiesPath = authoritiesPath
    self.proxy = proxy
    self.exchangeSecondsMax = exchangeSecondsMax
  }
}

/// Why no connection could be set up at all.
package enum HubConnectionError: Error, Hashable, Sendable {
  /// The file of authorities is missing, unreadable or holds no certificate.
  case authoritiesUnreadable
}
