import Causality
import CentralHub
import CentralStorage
import RecordModel
import SyncProtocol

/// What the hub said yes to, and what that means for the machine that asked.
struct AnsweredMessage {
  let response: ExchangeResponse
  let given: GivenAnswer
}

extension SimulatedWorld {
  /// Hands a message's bytes to the hub, and nothing else.
  func answer(_ bytes: [UInt8], _ message: SentMessage) async -> AnsweredExchange {
    guard let device = try? await hub.device(message.id) else {
      return .refused(Refusal(.replicaUnknown))
    }
    return await hub.answer(bytes, from: message.id, device: device, number: message.number)
  }

  /// Delivers a message to the hub, and holds the answer against what it must be.
  func deliver(_ message: SentMessage) async -> Result<AnsweredMessage, Refusal> {
    take(await answer(message.bytes, message), to: message)
  }

  /// Holds an answer of the hub against what it must be, and takes it into the model.
  func take(
    _ answered: AnsweredExchange, to message: SentMessage
  ) -> Result<AnsweredMessage, Refusal> {
    if message.mayFail, case .failure(let refusal) = answered.outcome,
      refusal.knownCode == .hubUnavailable
    {
      return .failure(refusal)
    }
    noteTime(answered.outcome)
    let expected = refusal(of: message) ?? message.mustFail
    switch answered.outcome {
    case .failure(let refusal):
      let mayDiffer = message.isGarbled && Self.early.contains(refusal.knownCode)
      if refusal.code != expected, !mayDiffer {
        violated("the hub refuses \(refusal.code), expected \(expected ?? "an answer")")
      }
      return .failure(refusal)
    case .success:
      if let expected { violated("the hub answers, expected \(expected)") }
      guard let response = try? ExchangeResponse(bytes: answered.bytes) else {
        violated("the hub's answer cannot be read")
        return .failure(Refusal(.messageMalformed))
      }
      return .success(AnsweredMessage(response: response, given: admit(message, response)))
    }
  }

  /// The refusals that come before the store.
  private static let early: [ErrorCode?] = [
    .messageMalformed, .protocolUnsupported, .replicaMismatch, .schemaTooOld,
    .frameSignatureRefused, .frameMalformed, .replicaUnknown,
  ]

  /// The hub's own time moves on with every exchange that reaches its store.
  func noteTime(_ outcome: Result<CommittedExchange, Refusal>) {
    if case .failure(let refusal) = outcome {
      guard !Self.early.contains(refusal.knownCode) else { return }
    }
    hubTime = max(hubTime, hubClock.milliseconds)
  }

  /// The code that a request must be refused with, `nil` when it must be answered: `protocol/04-exchange.md`, section 3.
  func refusal(of message: SentMessage) -> String? {
    guard let speaker = schools[message.school].speakers[message.id] else {
      return "replica_unknown"
    }
    if speaker.isRevoked { return "replica_revoked" }
    if message.number <= speaker.lastExchange { return "exchange_number_used" }
    let request = message.request
    guard let frame = request.frame else {
      return request.chain.counter > speaker.acknowledged ? "chain_forked" : nil
    }
    if frame.lastCounter <= speaker.acknowledged {
      return speaker.frames[frame.firstCounter]?.bytes == frame.bytes ? nil : "chain_forked"
    }
    if frame.firstCounter > speaker.acknowledged + 1 { return "counter_gap" }
    guard frame.firstCounter == speaker.acknowledged + 1,
      request.chain.counter == speaker.acknowledged,
      speaker.acknowledged == 0 || request.chain.hash == speaker.chain
    else { return "chain_forked" }
    return nil
  }

  /// Takes an answered exchange into the model.
  private func admit(_ message: SentMessage, _ response: ExchangeResponse) -> GivenAnswer {
    schools[message.school].speakers[message.id]?.lastExchange = message.number
    if let frame = message.request.frame, let verdict = response.verdict {
      admit(frame, verdict, message.changes, of: message.id, message.school)
    }
    let held = schools[message.school].speakers[message.id]?.acknowledged
    if response.receipt.acknowledgedCounter != held {
      violated("a receipt for \(response.receipt.acknowledgedCounter), the model has \(held ?? 0)")
    }
    if response.receipt.hubMilliseconds != hubClock.milliseconds {
      violated("a receipt of another time")
    }
    return given(response, to: message)
  }

  /// Admits a frame that is new, and compares the verdict; an old one must get the verdict it got then.
  func admit(
    _ frame: SealedFrame, _ verdict: Verdict, _ changes: [OracleChange], of id: ReplicaID,
    _ school: Int
  ) {
    if let known = schools[school].speakers[id]?.frames[frame.firstCounter] {
      if known.verdict != verdict { violated("a frame sent again gets another verdict") }
      return
    }
    let isHostile = hostiles.contains { $0.id == id }
    let surviving = isHostile ? changes : schools[school].surviving(changes, of: id)
    let expected = schools[school].admit(
      surviving, counters: frame.firstCounter...frame.lastCounter, of: id,
      hubMilliseconds: hubTime)
    let actual = OracleVerdict(
      stamps: Dictionary(
        verdict.adjustments.map { ($0.counter, $0.stamp.rawValue) }, uniquingKeysWith: { $1 }),
      quarantined: verdict.quarantined.map(\.counter),
      conflictCount: Int(verdict.conflictCount))
    if actual != expected {
      violated("the verdict on \(frame.firstCounter) is \(actual), expected \(expected)")
    }
    for aside in verdict.quarantined {
      let defect = changes.first { $0.counter == aside.counter }?.defect
      if let defect, !Self.codes(for: defect).contains(aside.code) {
        violated("change \(aside.counter) is set aside as \(aside.code), expected \(defect)")
      }
    }
    schools[school].speakers[id]?.frames[frame.firstCounter] = OracleSchool.Frame(
      bytes: frame.bytes, verdict: verdict)
    let chain = OracleHash.chain(after: schools[school].speakers[id]?.chain ?? [], frame.bytes)
    if verdict.chain.hash != chain || verdict.chain.counter != frame.lastCounter {
      violated("the chain after \(frame.firstCounter) is not the one of all its frames")
    }
    schools[school].speakers[id]?.chain = chain
  }

  /// The codes that may name a defect; a record that is there under another kind is not found under the one named.
  private static func codes(for defect: String) -> [String] {
    [defect, "record_quarantined"] + (defect == "kind_mismatch" ? ["record_unknown"] : [])
  }

  /// What a machine will know once it has applied an answer; its page must show what the model holds now.
  private func given(_ response: ExchangeResponse, to message: SentMessage) -> GivenAnswer {
    let school = schools[message.school]
    var given = GivenAnswer(
      acknowledged: school.speakers[message.id]?.acknowledged ?? 0,
      quarantined: response.verdict?.quarantined.map(\.counter) ?? [])
    given.stamps = response.verdict?.adjustments.map(\.stamp.rawValue) ?? []
    given.stamps.append(OracleClock.stamp(response.receipt.hubMilliseconds))
    if let page = response.page {
      let batch = try? page.openChanges(
        reader: message.id, schema: SimulatedSchema.version(message.schemaVersion))
      for set in batch?.changeSets ?? [] { take(set, from: school, &given) }
    }
    if response.page?.hasMore != true, message.request.pageBytesMax > 0, let heard = message.heard {
      checkNothingPassedOver(message.id, heard, school, given)
    }
    return given
  }

  private func take(_ set: ChangeSet, from school: OracleSchool, _ given: inout GivenAnswer) {
    given.stamps.append(set.stamp.rawValue)
    for write in set.writes {
      for (field, value) in zip(write.fields, write.values) {
        let cell = Cell(record: write.record, field: field)
        let held = school.cell(cell)
        guard let winner = held.winning, winner.dot == set.dot,
          winner.stamp == set.stamp.rawValue, winner.value == value, winner.author == set.author
        else {
          violated("a page shows \(set.dot) in field \(field) of \(write.record)")
          continue
        }
        given.heard[cell] = held.writes.count
      }
      given.records.append((write.record, write.kind))
    }
  }

  /// At the end of the stream, no foreign write may be missing.
  private func checkNothingPassedOver(
    _ id: ReplicaID, _ heard: [Cell: Int], _ school: OracleSchool, _ given: GivenAnswer
  ) {
    for (cell, held) in school.cells {
      let count = max(heard[cell, default: 0], given.heard[cell, default: 0])
      guard count < held.writes.count else { continue }
      if held.writes[count...].contains(where: { $0.dot.replica != id }) {
        violated("the stream ends without field \(cell.field) of \(cell.record)")
      }
    }
  }
}
