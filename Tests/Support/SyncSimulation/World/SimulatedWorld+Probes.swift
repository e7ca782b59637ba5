import Causality
import CentralHub
import CentralStorage
import RecordModel
import SyncProtocol

/// What a computer has told the hub last, and what stood before it.
struct ToldFrame {
  let before: ChainHead
  let frame: SealedFrame
}

extension SimulatedWorld {
  /// A hostile computer tells what is acknowledged in another way, or goes on from a history of the same length that nobody has.
  func tellOtherwise(_ hostile: HostileMachine) async throws {
    guard let told = hostile.told, told.frame.lastCounter == acknowledged(hostile) else { return }
    let counters = told.frame.firstCounter...told.frame.lastCounter
    let record = RecordID(creation: Dot(hostile.id, counters.lowerBound), index: 0)
    let other = [
      plainChange(counters.lowerBound, Cell(record: record, field: 1), .text("autrement"))
    ]
    totals.fault("toldOtherwise")
    if draw(2) == 0 {
      note("hostile tells \(counters) otherwise")
      try await push(other, hostile, told.before, counters: counters)
    } else {
      let sealed = try seal(other, hostile, told.before, counters: counters)
      let next = counters.upperBound + 1
      let chain = ChainHead(
        counter: counters.upperBound, hash: OracleHash.chain(after: told.before.hash, sealed.bytes))
      note("hostile goes on from another \(counters)")
      try await push(
        [plainChange(next, Cell(record: record, field: 1), .text("autrement"))], hostile, chain,
        counters: next...next)
    }
  }

  /// A hostile computer asks to read on from where it stood in another incarnation of the hub: it must get everything.
  func readFromElsewhere(_ hostile: HostileMachine) async throws {
    let sequence = try await hub.school(uai: Self.uais[hostile.school])?.sequence ?? 0
    let place = sequence == 0 ? 0 : sequence - UInt64(draw(Int(min(sequence, 3))))
    let cursor = StreamCursor(
      epoch: Self.bytes(16, &dice), school: StreamPlace(sequence: place, floor: place))
    let chain = ChainHead(
      counter: acknowledged(hostile),
      hash: schools[hostile.school].speakers[hostile.id]?.chain ?? ChainHead.start.hash)
    let request = ExchangeRequest(
      replica: hostile.id, schemaVersion: 2, replicaMilliseconds: now, chain: chain, frame: nil,
      cursor: cursor, pageBytesMax: UInt32(Limits.columnsBytesMax))
    note("hostile reads on from another incarnation")
    totals.fault("otherIncarnation")
    let message = SentMessage(
      bytes: try request.serialized(), request: request, number: hostile.number, id: hostile.id,
      school: hostile.school, schemaVersion: 2, changes: [])
    guard case .success(let answered) = await deliver(message),
      answered.response.page?.hasMore != true
    else { return }
    let missing = schools[hostile.school].cells.contains { cell, held in
      held.winning?.dot.replica != hostile.id && answered.given.heard[cell] == nil
    }
    if missing { violated("a reader from another incarnation does not get everything") }
  }

  func acknowledged(_ hostile: HostileMachine) -> UInt64 {
    schools[hostile.school].speakers[hostile.id]?.acknowledged ?? 0
  }

  /// A change-set of one write by an author who has seen nothing but the record.
  func plainChange(
    _ counter: UInt64, _ cell: Cell, _ value: FieldValue, claimed: UInt64 = 0,
    author: String? = nil
  ) -> OracleChange {
    let edit = OracleEdit(cell: cell, kind: 1, value: value, knowledge: .claimed([:]))
    return OracleChange(counter: counter, claimed: claimed, author: author, edits: [edit])
  }
}
