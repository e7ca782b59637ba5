import Causality
import Crypto
import RecordModel
import SyncProtocol
import TestInput
import Testing

@Suite struct `The vectors of messages` {
  private struct Cursor: Decodable {
    let epoch: VectorBytes
    let sequence: String
    let national_sequence: String

    var cursor: StreamCursor {
      StreamCursor(
        epoch: epoch.bytes, school: StreamPlace(sequence: UInt64(sequence) ?? 0),
        nation: StreamPlace(sequence: UInt64(national_sequence) ?? 0))
    }
  }

  private struct Message: Decodable {
    let message: String
    let name: String?
    let bytes: VectorBytes
    let reader: String?
    let replica: String?
    let chain: VectorChain?
    let frame: VectorBytes?
    let cursor: Cursor?
    let code: String?
    let school: String?
    let computer_number: UInt32?
    let error: String?
  }

  @Test func `are read and written`() throws {
    for one in try VectorFile.cases("exchange/valid/messages.json", as: Message.self) {
      switch one.message {
      case "ExchangeRequest":
        let request = try ExchangeRequest(bytes: one.bytes.bytes)
        #expect(request.replica == one.replica.flatMap { ReplicaID(hexadecimal: $0) })
        #expect(request.chain == one.chain?.head)
        #expect(request.frame?.bytes ?? [] == one.frame?.bytes)
        #expect(request.cursor == one.cursor?.cursor)
        #expect(try ExchangeRequest(bytes: request.serialized()) == request)
      case "ExchangeResponse":
        let response = try ExchangeResponse(bytes: one.bytes.bytes)
        #expect(try ExchangeResponse(bytes: response.serialized()) == response)
      case "Refusal":
        let refusal = try #require(Refusal(bytes: one.bytes.bytes))
        #expect(refusal.code == one.code)
        #expect(refusal.chain == one.chain?.head)
        #expect(refusal.knownCode != nil)
        #expect(Refusal(bytes: try refusal.serialized()) == refusal)
      case "EnrolRequest":
        let request = try EnrolmentRequest(bytes: one.bytes.bytes)
        #expect(request.code == one.code)
        #expect(try EnrolmentRequest(bytes: request.serialized()) == request)
      default:
        let response = try #require(EnrolmentResponse(bytes: one.bytes.bytes))
        #expect(response.school == one.school)
        #expect(response.computerNumber == one.computer_number)
        #expect(EnrolmentResponse(bytes: try response.serialized()) == response)
      }
    }
  }

  @Test func `are refused with their error`() throws {
    for one in try VectorFile.cases("exchange/invalid/messages.json", as: Message.self) {
      #expect(refusal(of: one) == one.error, "\(one.message): \(one.name ?? "")")
    }
  }

  private func refusal(of one: Message) -> String? {
    let bytes = one.bytes.bytes
    do {
      switch one.message {
      case "ExchangeRequest": _ = try ExchangeRequest(bytes: bytes)
      case "EnrolRequest": _ = try EnrolmentRequest(bytes: bytes)
      case "Refusal": return Refusal(bytes: bytes) == nil ? "refusal" : nil
      case "EnrolResponse": return EnrolmentResponse(bytes: bytes) == nil ? "enrolment" : nil
      default:
        let response = try ExchangeResponse(bytes: bytes)
        guard let reader = one.reader.flatMap({ ReplicaID(hexadecimal: $0) }) else { return nil }
        _ = try response.page?.openLedger(reader: reader, schema: vectorSchema([:]))
      }
      return nil
    } catch let error as Refusal {
      return error.code
    } catch let error as FrameError {
      return error.vectorName
    } catch { return "\(error)" }
  }

  @Test func `hold pages with changes, ledger and erased records`() throws {
    struct Notice: Decodable {
      let kind: UInt16
      let change: VectorChangeSet
      let winner: VectorDot
      let settled: Bool
    }
    struct Case: Decodable {
      let name: String
      let response: VectorBytes
      let reader: String
      let dictionaries: [String: VectorBytes]
      let next: Cursor
      let more: Bool
      let change_sets: [VectorChangeSet]
      let ledger: [Notice]
      let erased: [VectorRecord]
    }
    for one in try VectorFile.cases("exchange/valid/pages.json", as: Case.self) {
      let page = try #require(try ExchangeResponse(bytes: one.response.bytes).page, "\(one.name)")
      let reader = try #require(ReplicaID(hexadecimal: one.reader))
      let schema = vectorSchema(one.dictionaries)
      let changes = try page.openChanges(reader: reader, schema: schema)?.changeSets ?? []
      #expect(changes == one.change_sets.map(\.changeSet), "\(one.name)")
      let notices = one.ledger.map {
        LedgerNotice(
          kind: $0.kind, change: $0.change.changeSet, winner: $0.winner.dot, isSettled: $0.settled)
      }
      #expect(
        try page.openLedger(reader: reader, schema: schema)?.notices ?? [] == notices, "\(one.name)"
      )
      #expect(try page.openErased() == one.erased.map(\.record), "\(one.name)")
      #expect(page.next == one.next.cursor)
      #expect(page.hasMore == one.more)
    }
  }
}
