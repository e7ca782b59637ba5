package import Crypto
internal import MessageSignatures
package import AsyncHTTPClient
internal import Causality
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import SyncMachine
internal import SyncProtocol
internal import Synchronization

/// A connection to one hub that signs what it posts and reads no more than it may of what comes back.
///
/// Kept alive between exchanges; HTTP/2 where both ends can. Redirects are not followed and nothing is decompressed:
/// both would take the answer away from its signature. It never tries again by itself, that is the session's to decide.
package final class HubConnection: Sendable {
  /// The body bytes that have gone over the connection, broken-off answers included.
  package struct Traffic: Hashable, Sendable {
    package var sentByteCount = 0
    package var receivedByteCount = 0
  }

  /// How long one exchange may take by default, in seconds.
  package static let exchangeSecondsMax = Limits.exchangeSecondsMax
  /// How long a connection may take to be made, in seconds.
  private static let connectSecondsMax: Int64 = 10
  /// How long the other end may stay silent, in seconds.
  private static let silenceSecondsMax: Int64 = 30

  private let options: HubConnectionOptions
  private let client: HTTPClient
  private let ownsClient: Bool
  private let signer: RequestSigner
  private let keyID: String
  private let counted = Mutex(Traffic())

  /// Prepares a connection; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - options: how to reach the hub.
  ///   - keyID: the replica's name in 32 hexadecimal digits.
  ///   - key: the device key to sign with.
  ///   - client: for a program that speaks for many computers: the connections they share, which stay open.
  /// - Throws: `HubConnectionError`.
  package init(
    options: HubConnectionOptions, keyID: String, key: Curve25519.Signing.PrivateKey,
    client: HTTPClient? = nil
  ) throws(HubConnectionError) {
    self.options = options
    self.keyID = keyID
    signer = RequestSigner(key: key)
    ownsClient = client == nil
    if let client {
      self.client = client
    } else {
      self.client = HTTPClient(configuration: try Self.configuration(options))
    }
  }

  /// The bytes so far.
  package var traffic: Traffic { counted.withLock { $0 } }

  /// Closes the connection; call it once, before the last reference goes.
  package func shutdown() async throws { if ownsClient { try await client.shutdown() } }

  /// Posts one body and reads the answer, whoever it is from.
  ///
  /// - Throws: `TransportError`: `.offline`, or `.notTheHub(.tooLarge)` for an answer beyond `Limits.answerBytesMax`.
  func post(_ body: [UInt8], to path: String, number: UInt64) async throws(TransportError)
    -> PostedAnswer
  {
    do {
      let head = try signedHead(path: path, body: body, number: number)
      let deadline = ContinuousClock.now + .seconds(options.exchangeSecondsMax)
      counted.withLock { $0.sentByteCount += body.count }
      let response = try await client.execute(
        request(head, body: body), timeout: .seconds(Int64(options.exchangeSecondsMax)))
      return PostedAnswer(
        request: head,
        response: ResponseHead(
          status: Int(response.status.code),
          fields: response.headers.map { MessageField(name: $0.name, value: $0.value) }),
        body: try await read(response.body, deadline: deadline))
    } catch {
      throw TransportError(connecting: error)
    }
  }

  private func signedHead(path: String, body: [UInt8], number: UInt64) throws -> RequestHead {
    let head = RequestHead(
      method: "POST", authority: options.address.authority, path: path, query: nil,
      fields: [MessageField(name: "Content-Type", value: ProtocolVersion.mediaType)])
    let parameters = SignatureParameters(keyID: keyID, nonce: ExchangeNumber(number).text)
    return head.adding(try signer.sign(head, body: body, parameters: parameters))
  }

  private func request(_ head: RequestHead, body: [UInt8]) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: options.address.text + head.path)
    request.method = .POST
    request.headers.add(name: "Host", value: head.authority)
    for field in head.fields { request.headers.add(name: field.name, value: field.value) }
    request.body = .bytes(body, length: .known(Int64(body.count)))
    return request
  }

  private func read(
    _ body: HTTPClientResponse.Body, deadline: ContinuousClock.Instant
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in body {
      counted.withLock { $0.receivedByteCount += chunk.readableBytes }
      guard bytes.count + chunk.readableBytes <= Limits.answerBytesMax else {
        throw TransportError.notTheHub(.tooLarge)
      }
      guard ContinuousClock.now < deadline else { throw TransportError.offline(.timeout) }
      bytes.append(contentsOf: chunk.readableBytesView)
    }
    return bytes
  }

  private static func configuration(
    _ options: HubConnectionOptions
  ) throws(HubConnectionError) -> HTTPClient.Configuration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let path = options.authoritiesPath {
      guard let authorities = try? NIOSSLCertificate.fromPEMFile(path), !authorities.isEmpty else {
        throw .authoritiesUnreadable
      }
      tls.additionalTrustRoots = [.certificates(authorities)]
    }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(
        connect: .seconds(connectSecondsMax), read: .seconds(silenceSecondsMax),
        write: .seconds(silenceSecondsMax)),
      decompression: .disabled)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .automatic
    configuration.proxy = options.proxy.map { proxy in
      .server(
        host: proxy.host, port: proxy.port,
        authorization: proxy.credentials.map { .basic(credentials: $0) })
    }
    return configuration
  }
}
