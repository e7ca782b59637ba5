internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import SyncMachine

extension TransportError {
  /// Reads what the HTTP client threw; whatever it is, nobody is known to have answered.
  init(connecting error: any Error) {
    switch error {
    case let error as TransportError: self = error
    case let error as HTTPClientError: self = .offline(Self.reason(error))
    case let error as NIOConnectionError:
      let wasFound = !error.connectionErrors.isEmpty
      self = .offline(wasFound ? .connection : .name)
    case is SocketAddressError.UnknownHost: self = .offline(.name)
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .offline(.certificate)
    case let error as IOError:
      self = .offline(
        error.errnoCode == ECONNREFUSED || error.errnoCode == ENETUNREACH ? .connection : .cut)
    case ChannelError.connectTimeout: self = .offline(.timeout)
    default: self = .offline(.cut)
    }
  }

  private static func reason(_ error: HTTPClientError) -> OfflineReason {
    switch error {
    case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
      .httpProxyHandshakeTimeout, .socksHandshakeTimeout, .getConnectionFromPoolTimeout:
      .timeout
    case .invalidProxyResponse, .proxyAuthenticationRequired: .connection
    default: .cut
    }
  }
}
