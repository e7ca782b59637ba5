import Causality
import CentralHub
import Crypto
import RecordModel
import SchoolReplica
import SyncMachine
import SyncProtocol

extension SimulatedWorld {
  /// Carries one exchange of a machine, with whatever the network does to it.
  func carry(
    _ request: ExchangeRequest, number: UInt64, of place: Int
  ) async throws -> ExchangeResponse {
    settle(place)
    machines[place].isMisled = false
    totals.exchanges += 1
    guard !machines[place].isCrashing else { throw TransportError.offline(.cut) }
    var request = request
    if plan.smallPages { request.pageBytesMax = UInt32(1 + draw(plan.pageBytesMax)) }
    let message = try sent(request, number: number, by: place)
    await meanwhile(place)
    let fault = drawFault()
    machines[place].lastFault = fault
    if let fault {
      note("fault \(fault.rawValue)")
      try await before(fault, message, place)
    }
    switch try await deliver(message, fault) {
    case .failure(let refusal):
      await meanwhile(place)
      if let fault { try await after(fault, message, place) }
      throw TransportError.refused(refusal)
    case .success(let answered):
      await meanwhile(place)
      if let fault { try await after(fault, message, place) }
      return try given(answered, to: place, fault)
    }
  }

  private func deliver(
    _ message: SentMessage, _ fault: NetworkFault?
  ) async throws -> Result<AnsweredMessage, Refusal> {
    switch fault {
    case .hubDisk: try await deliverOnFailingDisk(message)
    case .together: await deliverTogether(message)
    default: await deliver(message)
    }
  }

  /// What reaches a machine of the hub's answer.
  private func given(
    _ answered: AnsweredMessage, to place: Int, _ fault: NetworkFault?
  ) throws -> ExchangeResponse {
    switch fault {
    case .receiptForged:
      machines[place].isDeceived = true
      return try forged(answered.response, for: place)
    case .pageBroken:
      guard let broken = withBrokenPage(answered.response, for: place) else { break }
      machines[place].isDeceived = true
      return broken
    case .hashLied:
      machines[place].given = answered.given
      machines[place].isMisled = true
      var response = answered.response
      response.receipt = try signed(
        response.receipt, stateHash: StateHash(value: response.receipt.stateHash.value &+ 1))
      return response
    default: break
    }
    machines[place].given = answered.given
    return answered.response
  }

  private func sent(
    _ request: ExchangeRequest, number: UInt64, by place: Int
  ) throws -> SentMessage {
    let machine = machines[place]
    let counters = request.frame.map { $0.firstCounter...$0.lastCounter }
    return SentMessage(
      bytes: try request.serialized(), request: request, number: number, id: machine.id,
      school: machine.school, schemaVersion: machine.schemaVersion,
      changes: counters?.compactMap { machine.changes[$0] } ?? [],
      heard: machine.isCopied ? nil : machine.heard)
  }

  private func drawFault() -> NetworkFault? {
    guard draw(1000) < faultRate else { return nil }
    let fault = plan.faults[draw(plan.faults.count)]
    totals.fault(fault.rawValue)
    return fault
  }

  /// What keeps a message from the hub.
  private func before(_ fault: NetworkFault, _ message: SentMessage, _ place: Int) async throws {
    switch fault {
    case .requestLost: throw TransportError.offline([.connection, .name, .timeout][draw(3)])
    case .requestDelayed:
      keep(message)
      throw TransportError.offline(.timeout)
    case .requestBroken where draw(4) == 0:
      // The door finds that the digest is of another body.
      let broken = broken(message.bytes)
      guard SHA256.hash(data: broken) == SHA256.hash(data: message.bytes) else {
        throw TransportError.refused(Refusal(.signatureRefused))
      }
    case .requestBroken: throw TransportError.offline(.cut)
    case .requestGarbled:
      await deliverGarbled(message)
      throw TransportError.offline(.cut)
    case .html where draw(2) == 0: throw TransportError.notTheHub(.mediaType)
    case .tooMany: throw TransportError.busy(retryAfterSeconds: UInt32(draw(40)))
    case .badGateway: throw TransportError.offline(.connection)
    case .unavailable:
      throw TransportError.refused(Refusal(.hubUnavailable, retryAfterSeconds: UInt32(draw(40))))
    case .stalled where draw(2) == 0: throw TransportError.offline(.timeout)
    case .clientCrash where draw(2) == 0:
      machines[place].isCrashing = true
      throw TransportError.offline(.cut)
    case .hubCrash where draw(2) == 0:
      try crashHub()
      throw TransportError.offline(.cut)
    default: break
    }
  }

  /// What keeps an answer from the machine, after the hub has committed.
  private func after(_ fault: NetworkFault, _ message: SentMessage, _ place: Int) async throws {
    switch fault {
    case .replyLost: throw TransportError.offline([.cut, .timeout][draw(2)])
    case .replyBroken: throw TransportError.notTheHub([.signature, .tooLarge][draw(10) / 9])
    case .repeatedAtOnce:
      let second = await deliver(message)
      if case .success = second { violated("the hub takes one request twice") }
      if case .failure(let refusal) = second, draw(2) == 0 {
        throw TransportError.refused(refusal)
      }
    case .repeatedLater: keep(message)
    case .endedAfterAnswer:
      // Somebody edits while the answer is under way, and its page may bring another's write to the same field.
      try await edit(place)
      machines[place].applied.endWithNext()
    case .html: throw TransportError.notTheHub(.mediaType)
    case .stalled: throw TransportError.offline(.timeout)
    case .clientCrash:
      machines[place].isCrashing = true
      throw TransportError.offline(.cut)
    case .hubCrash:
      try crashHub()
      throw TransportError.offline(.cut)
    default: break
    }
  }

  private func keep(_ message: SentMessage) {
    late.append(message)
    if late.count > 40 { late.remove(at: draw(late.count)) }
  }

  /// Something else happens while a message is under way.
  private func meanwhile(_ place: Int) async {
    guard draw(1000) < plan.meanwhileRate, depth < 2, failure == nil else { return }
    depth += 1
    defer { depth -= 1 }
    do {
      switch draw(4) {
      case 0, 1: try await edit(place)
      case 2: if let other = idleMachine() { try await edit(other) }
      default: if let other = idleMachine() { try await sync(other) }
      }
    } catch { violated("meanwhile: \(error)") }
  }

  /// Delivers a message of long ago.
  func deliverLate() async throws {
    guard !late.isEmpty else { return }
    let message = late.remove(at: draw(late.count))
    note("late message \(message.number) of \(message.id)")
    totals.fault("late")
    _ = await deliver(message)
  }

  private func broken(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let place = draw(bytes.count)
    if draw(2) == 0 { return Array(bytes[..<place]) }
    bytes[place] ^= 1 << UInt8(draw(8))
    return bytes
  }

  /// Delivers a request that was changed before it was signed: frame signature and decoders must stop what harms.
  private func deliverGarbled(_ message: SentMessage) async {
    let bytes = broken(message.bytes)
    let request = try? ExchangeRequest(bytes: bytes)
    if let request, request.frame == nil || request.frame?.bytes == message.request.frame?.bytes {
      var garbled = message
      garbled.bytes = bytes
      garbled.request = request
      garbled.heard = nil
      garbled.isGarbled = true
      _ = await deliver(garbled)
    } else {
      let answered = await answer(bytes, message)
      if case .success = answered.outcome { violated("the hub takes what nobody has sealed") }
      noteTime(answered.outcome)
    }
  }
}
