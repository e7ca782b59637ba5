internal import Foundation
internal import SchoolReplica
internal import SyncOverHTTP

/// How this computer reaches the hub: its authorities file and its proxy.
enum HubDoor {
  /// Where the hub's own certificate authority is kept, when it has one.
  static func authoritiesPath(_ home: ReplicaHome) -> String { home.path + "/hub-ca.pem" }

  /// The connection to a hub.
  ///
  /// - Throws: a `Failure` for an address that cannot be one.
  static func options(url: String, authoritiesPath: String?) throws -> HubConnectionOptions {
    do throws(HubAddressError) {
      let address = try HubAddress(parsing: url)
      return HubConnectionOptions(
        address: address, authoritiesPath: authoritiesPath,
        proxy: proxy(to: address, ProcessInfo.processInfo.environment))
    } catch {
      throw Failure(.address(error), .usage)
    }
  }

  /// The authorities file of a replica, if it has one.
  static func keptAuthorities(_ home: ReplicaHome) -> String? {
    let path = authoritiesPath(home)
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The proxy that the environment names for a hub.
  static func proxy(
    to address: HubAddress, _ environment: [String: String]
  ) -> HubConnectionOptions.Proxy? {
    let host = address.authority.split(separator: ":").first.map(String.init) ?? ""
    let excluded = (environment["NO_PROXY"] ?? environment["no_proxy"] ?? "").split(separator: ",")
      .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let isExcluded = excluded.contains {
      $0 == "*" || !$0.isEmpty && (host == $0 || host.hasSuffix($0.hasPrefix(".") ? $0 : "." + $0))
    }
    guard address.scheme == "https", !isExcluded,
      let text = environment["HTTPS_PROXY"] ?? environment["https_proxy"], !text.isEmpty,
      let url = URLComponents(string: text.contains("://") ? text : "http://" + text),
      let proxyHost = url.host, !proxyHost.isEmpty
    else { return nil }
    let credentials = url.user.map { user in
      Data("\(user):\(url.password ?? "")".utf8).base64EncodedString()
    }
    return HubConnectionOptions.Proxy(
      host: proxyHost, port: url.port ?? 8080, credentials: credentials)
  }
}
