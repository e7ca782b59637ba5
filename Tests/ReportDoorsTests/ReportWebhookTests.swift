import CentralHub
import Crypto
import LoopbackServer
import MessageSignatures
import ReportDoors
import Synchronization
import Testing

@Suite struct `A webhook for reports` {
  private static let parcel = ReportParcel(
    key: "preau-report-1", channel: "e_enfance", json: Array(#"{"number":"1"}"#.utf8), html: [])
  private let key = Curve25519.Signing.PrivateKey()

  /// A server that answers one status after the other, the last one for ever, and what it was asked.
  private final class Recipient: Sendable {
    let seen = Mutex<[SeenRequest]>([])
    private let statuses: [Int]

    init(_ statuses: [Int]) { self.statuses = statuses }

    func answer(_ request: SeenRequest) -> ScriptedAnswer {
      let count = seen.withLock {
        $0.append(request)
        return $0.count
      }
      return ScriptedAnswer(
        status: statuses[min(count, statuses.count) - 1],
        body: Array(#"{"reference":"REF-7"}"#.utf8))
    }
  }

  private func deliver(
    to recipient: Recipient
  ) async throws -> Result<String?, any Error> {
    let server = try await LoopbackServer { recipient.answer($0) }
    let webhook = try #require(
      ReportWebhook(address: "http://127.0.0.1:\(server.port)/inbox?from=preau", key: key))
    var result: Result<String?, any Error>
    do {
      result = .success(try await webhook.deliver(Self.parcel))
    } catch { result = .failure(error) }
    try await server.close()
    return result
  }

  @Test func `is posted to once, with its key and a signature that holds`() async throws {
    let recipient = Recipient([201])
    #expect(try await deliver(to: recipient).get() == "REF-7")
    let seen = recipient.seen.withLock { $0 }
    #expect(seen.count == 1)
    let request = try #require(seen.first)
    #expect(request.body == Self.parcel.json)
    #expect(
      request.head.fields.contains {
        $0.name.lowercased() == "idempotency-key" && $0.value == "\"preau-report-1\""
      })
    let head = RequestHead(
      method: "POST", authority: request.head.authority, path: "/inbox", query: "from=preau",
      fields: request.head.fields)
    let input = try SignatureInput.parse(head.fields)
    try input.verify(
      request: head, body: request.body, key: key.publicKey, profile: ReportWebhook.profile)
    var changed = request.body
    changed[0] ^= 1
    #expect(throws: SignatureError.self) {
      try input.verify(
        request: head, body: changed, key: key.publicKey, profile: ReportWebhook.profile)
    }
  }

  @Test func `is tried again, with the same key, when it is only busy`() async throws {
    let recipient = Recipient([503, 429, 200])
    #expect(try await deliver(to: recipient).get() == "REF-7")
    let keys = recipient.seen.withLock {
      $0.map { $0.head.fields.first { $0.name.lowercased() == "idempotency-key" }?.value }
    }
    #expect(keys == ["\"preau-report-1\"", "\"preau-report-1\"", "\"preau-report-1\""])
  }

  @Test func `that refuses is not asked twice`() async throws {
    let recipient = Recipient([422])
    await #expect(throws: DeliveryError.refused(status: 422)) {
      try await deliver(to: recipient).get()
    }
    #expect(recipient.seen.withLock { $0.count } == 1)
  }

  @Test func `that never answers well is given up after a few tries`() async throws {
    let recipient = Recipient([500])
    await #expect(throws: DeliveryError.unreachable) { try await deliver(to: recipient).get() }
    #expect(recipient.seen.withLock { $0.count } == ReportWebhook.tryCountMax)
  }

  @Test(arguments: [
    "http://partner.example/inbox", "ftp://127.0.0.1/", "https://", "https://user@host.example/",
    "not an address",
  ])
  func `is not taken from an address that is not safe`(address: String) {
    #expect(ReportWebhook(address: address, key: key) == nil)
  }
}
