import LoopbackServer
import Causality
import Crypto
import MessageSignatures
import SyncMachine
import SyncOverHTTP
import SyncProtocol
import Synchronization
import Testing

@Suite struct `An exchange over HTTP` {
  private let deviceKey = Curve25519.Signing.PrivateKey()
  private let hubKey = Curve25519.Signing.PrivateKey()
  private let replica = ReplicaID(high: 1, low: 2)

  private var request: ExchangeRequest {
    ExchangeRequest(
      replica: replica, schemaVersion: 1, replicaMilliseconds: 5, chain: .start, frame: nil,
      cursor: .start,
      pageBytesMax: 1_000)
  }

  private var answerBody: [UInt8] {
    get throws {
      let receipt = try Receipt.signed(
        replica: replica, acknowledgedCounter: 0, stateHash: StateHash(), sequence: 3, epoch: [1],
        hubMilliseconds: 9, key: hubKey)
      return try ExchangeResponse(verdict: nil, page: nil, receipt: receipt, floorVersion: 1)
        .serialized()
    }
  }

  private func signed(
    _ body: [UInt8], to seen: SeenRequest, status: Int = 200,
    mediaType: String = ProtocolVersion.mediaType
  ) -> ScriptedAnswer {
    let type = MessageField(name: "Content-Type", value: mediaType)
    let fields = try? ResponseSigner(key: hubKey).sign(
      ResponseHead(status: status, fields: [type]), to: seen.head, body: body,
      parameters: SignatureParameters(keyID: "hub"))
    return ScriptedAnswer(status: status, fields: [type] + (fields ?? []), body: body)
  }

  /// One exchange with a server that follows `script`; what came of it.
  private func outcome(_ script: @escaping LoopbackServer.Script) async throws -> Result<
    ExchangeResponse, TransportError
  > {
    let server = try await LoopbackServer(script)
    let transport = try transport(port: server.port)
    let result: Result<ExchangeResponse, TransportError>
    do {
      result = .success(try await transport.exchange(request, number: 41))
    } catch let error as TransportError {
      result = .failure(error)
    }
    try await transport.shutdown()
    try await server.close()
    return result
  }

  private func transport(port: Int) throws -> HTTPSyncTransport {
    let address = try HubAddress(parsing: "http://127.0.0.1:\(port)")
    return try HTTPSyncTransport(
      options: HubConnectionOptions(address: address, exchangeSecondsMax: 60), replica: replica,
      key: deviceKey,
      hubKey: hubKey.publicKey)
  }

  @Test func `is signed so that the hub can verify it as it arrives`() async throws {
    let body = try answerBody
    let (key, expected) = (deviceKey.publicKey, try request.serialized())
    let verified = Mutex(false)
    let result = try await outcome { seen in
      let input = try? SignatureInput.parse(seen.head.fields)
      let isVerified = (try? input?.verify(request: seen.head, body: seen.body, key: key)) != nil
      verified.withLock {
        $0 =
          isVerified && seen.body == expected && input?.keyID == "00000000000000010000000000000002"
          && (try? input?.exchangeNumber().value) == 41 && seen.head.path == "/v1/exchange"
      }
      return signed(body, to: seen)
    }
    #expect(verified.withLock { $0 })
    #expect(try result.get().receipt.sequence == 3)
  }

  @Test func `counts the bytes and keeps its connection`() async throws {
    let body = try answerBody
    let server = try await LoopbackServer { signed(body, to: $0) }
    let transport = try transport(port: server.port)
    for number in 1...3 as ClosedRange<UInt64> {
      _ = try await transport.exchange(request, number: number)
    }
    let traffic = transport.connection.traffic
    #expect(traffic.sentByteCount == 3 * (try request.serialized().count))
    #expect(traffic.receivedByteCount == 3 * body.count)
    try await transport.shutdown()
    try await server.close()
  }

  @Test func `believes a signed refusal`() async throws {
    let refusal = Refusal(.exchangeNumberUsed, lastExchange: 90)
    let bytes = try refusal.serialized()
    #expect(try await outcome { signed(bytes, to: $0, status: 409) } == .failure(.refused(refusal)))
  }

  @Test func `takes no answer that was altered, unsigned, or made for another request`()
    async throws
  {
    let body = try answerBody
    let other = RequestHead(
      method: "POST", authority: "a", path: "/", query: nil,
      fields: [MessageField(name: "Signature", value: "preau=:AAAA:")])
    #expect(
      try await outcome { seen in
        var answer = signed(body, to: seen)
        answer.body[0] ^= 1
        return answer
      } == .failure(.notTheHub(.signature)))
    #expect(
      try await outcome { _ in signed(body, to: SeenRequest(head: other, body: [])) }
        == .failure(.notTheHub(.signature)))
    #expect(
      try await outcome { seen in
        var answer = signed(body, to: seen)
        answer.status = 201
        return answer
      } == .failure(.notTheHub(.signature)))
  }

  @Test func `knows a captive portal by its page`() async throws {
    let page = ScriptedAnswer(
      fields: [MessageField(name: "Content-Type", value: "text/html")],
      body: Array("<p>Please log in</p>".utf8))
    #expect(try await outcome { _ in page } == .failure(.notTheHub(.mediaType)))
    #expect(
      try await outcome { _ in
        ScriptedAnswer(
          status: 302, fields: [MessageField(name: "Location", value: "http://127.0.0.1:1/")])
      } == .failure(.notTheHub(.mediaType)))
  }

  @Test func `waits when a proxy asks it to, and only then`() async throws {
    func answer(_ status: Int, _ retryAfter: String?) -> ScriptedAnswer {
      ScriptedAnswer(
        status: status,
        fields: retryAfter.map { [MessageField(name: "Retry-After", value: $0)] } ?? [])
    }
    let cases: [(ScriptedAnswer, TransportError)] = [
      (answer(503, "17"), .busy(retryAfterSeconds: 17)),
      (answer(429, "0"), .busy(retryAfterSeconds: 0)),
      (answer(503, "99999999999999"), .busy(retryAfterSeconds: .max)),
      (answer(503, "Wed, 21 Oct 2026 07:28:00 GMT"), .busy(retryAfterSeconds: 60)),
      (answer(503, nil), .offline(.connection)), (answer(502, "17"), .offline(.connection)),
      (answer(504, nil), .offline(.connection)), (answer(413, nil), .notTheHub(.status)),
      (answer(407, nil), .notTheHub(.status)), (answer(500, "17"), .notTheHub(.mediaType)),
    ]
    for (answer, error) in cases { #expect(try await outcome { _ in answer } == .failure(error)) }
  }

  @Test func `refuses a signed answer that is no message of ours`() async throws {
    #expect(try await outcome { signed([0xFF, 0xFF], to: $0) } == .failure(.notTheHub(.message)))
    #expect(try await outcome { signed([], to: $0, status: 400) } == .failure(.notTheHub(.message)))
    let body = try answerBody
    #expect(
      try await outcome { signed(body, to: $0, mediaType: "text/plain") }
        == .failure(.notTheHub(.mediaType)))
  }

  @Test func `stops reading an answer that is too large`() async throws {
    let body = [UInt8](repeating: 1, count: Limits.answerBytesMax + 1)
    #expect(try await outcome { signed(body, to: $0) } == .failure(.notTheHub(.tooLarge)))
  }

  @Test func `says that nobody listens`() async throws {
    let server = try await LoopbackServer { _ in ScriptedAnswer() }
    let port = server.port
    try await server.close()
    let transport = try transport(port: port)
    await #expect(throws: TransportError.offline(.connection)) {
      try await transport.exchange(request, number: 1)
    }
    try await transport.shutdown()
  }

  @Test func `says that the file of authorities cannot be read`() throws {
    let address = try HubAddress(parsing: "https://hub.example.org")
    #expect(throws: HubConnectionError.authoritiesUnreadable) {
      try HTTPSyncTransport(
        options: HubConnectionOptions(address: address, authoritiesPath: "/nowhere.pem"),
        replica: replica,
        key: deviceKey, hubKey: hubKey.publicKey)
    }
  }
}
