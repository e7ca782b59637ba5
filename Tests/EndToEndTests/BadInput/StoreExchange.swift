import CentralHub
import Crypto
import RecordModel
import ReplicaStorage
import SyncProtocol

extension EngineWorld {
  /// One exchange of any store, such as a copy or one opened by a newer build.
  @discardableResult
  func exchange(
    _ store: ReplicaStore, key: Curve25519.Signing.PrivateKey
  ) async throws -> AppliedAnswer {
    let state = store.state
    guard let device = try await hub.device(state.replica) else { throw EngineTrouble.noSchool }
    let frame = try store.collect(key: key)
    let request = ExchangeRequest(
      replica: state.replica, schemaVersion: store.schema.version, replicaMilliseconds: clock.now,
      chain: state.chain, frame: frame, cursor: state.cursor,
      pageBytesMax: UInt32(Limits.columnsBytesMax))
    let answered = await hub.answer(
      try request.serialized(), from: state.replica, device: device,
      number: try store.nextExchangeNumber())
    if case .failure(let refusal) = answered.outcome { throw EngineTrouble.refused(refusal) }
    return try store.apply(
      ExchangeResponse(bytes: answered.bytes), to: frame, wallMilliseconds: clock.now)
  }
}
