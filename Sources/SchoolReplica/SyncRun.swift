internal import Crypto
internal import SyncMachine
internal import SyncProtocol

/// What one run carries from step to step, and nothing of it outlives the run.
struct SyncRun {
  var session: SyncSession
  var report = SyncReport(outcome: .partlySynced(.outOfStep))
  /// The request under way.
  var request: ExchangeRequest?
  /// The number it is signed with.
  var number: UInt64 = 0
  /// Its answer, not applied yet.
  var answer: ExchangeResponse?
  let hubKey: Curve25519.Signing.PublicKey

  init(options: SyncOptions, hubKey: Curve25519.Signing.PublicKey) {
    session = SyncSession(budget: options.budget, schedule: options.schedule)
    self.hubKey = hubKey
  }
}
