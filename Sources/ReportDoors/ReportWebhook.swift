package import CentralHub
package import Crypto
internal import AsyncHTTPClient
internal import Foundation
package import MessageSignatures
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// Posts parcels to a recipient's address, signed with the hub's key, as often as it takes.
///
/// The request bears `Idempotency-Key`, the same at every try, and an RFC 9421 signature over method, address, digest, type
/// and that key. 2xx is taken, 408, 425, 429 and 5xx are tried again, the rest is a refusal. Source: `protocol/09-reports.md`.
package struct ReportWebhook: ReportDelivery {
  /// How often one parcel is tried.
  package static let tryCountMax = 4
  /// The first wait between two tries, in milliseconds; doubled each time.
  private static let waitMilliseconds: UInt64 = 500
  /// How long one try may take, in seconds.
  private static let trySecondsMax: Int64 = 30
  /// The most that is read of an answer, in bytes.
  private static let answerBytesMax = 64 * 1024

  /// What a report's signature covers.
  package static let profile = SignatureProfile(
    components: [
      .init(.method), .init(.authority), .init(.path), .init(.query),
      .init(.field("content-digest")), .init(.field("content-type")),
      .init(.field("idempotency-key")),
    ],
    tag: "preau-report-v1", demands: [.algorithm])

  private let address: URLComponents
  private let signer: RequestSigner
  private let authoritiesPath: String?

  /// A recipient's address; HTTPS, or plain HTTP on this very machine.
  ///
  /// - Returns: `nil` for any other address.
  package init?(
    address: String, key: Curve25519.Signing.PrivateKey, authoritiesPath: String? = nil
  ) {
    guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty,
      parts.user == nil, parts.fragment == nil,
      parts.scheme == "https"
        || parts.scheme == "http" && ["127.0.0.1", "localhost", "::1"].contains(host)
    else { return nil }
    self.address = parts
    self.authoritiesPath = authoritiesPath
    signer = RequestSigner(key: key, profile: Self.profile)
  }

  package func deliver(_ parcel: ReportParcel) async throws(DeliveryError) -> String? {
    guard let client = makeClient() else { throw .unreachable }
    let result = await tries(of: parcel, client)
    try? await client.shutdown()
    return try result.get()
  }

  private func tries(
    of parcel: ReportParcel, _ client: HTTPClient
  ) async -> Result<String?, DeliveryError> {
    var wait = Self.waitMilliseconds
    for number in 1...Self.tryCountMax {
      switch await attempt(parcel, client) {
      case .taken(let reference): return .success(reference)
      case .refused(let status): return .failure(.refused(status: status))
      case .again: break
      }
      guard number < Self.tryCountMax else { break }
      try? await Task.sleep(for: .milliseconds(wait))
      wait *= 2
    }
    return .failure(.unreachable)
  }

  private enum Attempt {
    case taken(reference: String?)
    case refused(status: Int)
    case again
  }

  private func attempt(_ parcel: ReportParcel, _ client: HTTPClient) async -> Attempt {
    do {
      let response = try await client.execute(
        try request(for: parcel), timeout: .seconds(Self.trySecondsMax))
      let body = try await response.body.collect(upTo: Self.answerBytesMax)
      switch response.status.code {
      case 200..<300: return .taken(reference: Self.reference(in: Array(body.readableBytesView)))
      case 408, 425, 429, 500...: return .again
      default: return .refused(status: Int(response.status.code))
      }
    } catch { return .again }
  }

  private func request(for parcel: ReportParcel) throws -> HTTPClientRequest {
    let path = address.percentEncodedPath.isEmpty ? "/" : address.percentEncodedPath
    let head = RequestHead(
      method: "POST", authority: authority, path: path, query: address.percentEncodedQuery,
      fields: [
        MessageField(name: "Content-Type", value: "application/json"),
        MessageField(name: "Idempotency-Key", value: "\"\(parcel.key)\""),
      ])
    let parameters = SignatureParameters(keyID: "hub", tag: Self.profile.tag)
    let signed = head.adding(try signer.sign(head, body: parcel.json, parameters: parameters))
    var request = HTTPClientRequest(url: address.string ?? "")
    request.method = .POST
    request.headers.add(name: "Host", value: authority)
    for field in signed.fields { request.headers.add(name: field.name, value: field.value) }
    request.body = .bytes(parcel.json, length: .known(Int64(parcel.json.count)))
    return request
  }

  private var authority: String {
    let host = address.percentEncodedHost ?? ""
    return address.port.map { "\(host):\($0)" } ?? host
  }

  private static func reference(in body: [UInt8]) -> String? {
    struct Answer: Decodable { let reference: String? }
    guard let text = try? JSONDecoder().decode(Answer.self, from: Data(body)).reference,
      text.utf8.count <= 200
    else { return nil }
    return text
  }

  private func makeClient() -> HTTPClient? {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let authoritiesPath {
      guard let authorities = try? NIOSSLCertificate.fromPEMFile(authoritiesPath) else {
        return nil
      }
      tls.additionalTrustRoots = [.certificates(authorities)]
    }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10), read: .seconds(30), write: .seconds(30)),
      decompression: .disabled)
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(configuration: configuration)
  }
}
