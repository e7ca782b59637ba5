internal import Causality
internal import Convergence
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

/// Finds in the change log what a change-set wrote to a field, for one pushed frame: rare, see `LedgerEntry.settled`.
///
/// Frames once opened are kept while the push lasts, and only so many are opened: a frame cannot make the hub read its
/// whole log. Beyond the limit entries stay open that might have been settled; nothing is lost by that, and a replay comes
/// to the same. Limit: `frameLookupsMax`.
final class ChangeLogReader {
  private struct LoggedFrame {
    let batch: ChangeBatch
    let headOfDot: [Dot: Int]
    let verdict: Verdict?
  }

  private let store: CentralStore
  private let database: Database
  /// The frames opened, by device and first counter.
  private var frames: [Int64: [Int64: LoggedFrame]] = [:]
  private var openedCount = 0

  init(_ store: CentralStore, _ database: Database) {
    self.store = store
    self.database = database
  }

  /// What `dot` wrote to a field of `record`, with its admitted stamp; `nil` when it wrote nothing there.
  ///
  /// - Throws: `ChangeLogLimit`.
  func entry(_ dot: Dot, _ record: RecordID, _ field: UInt8) throws -> LedgerEntry? {
    guard let frame = try frame(of: dot), let head = frame.headOfDot[dot],
      let write = frame.batch.writes.first(where: {
        $0.head == head && $0.record == record && $0.fields.contains(field)
      })
    else { return nil }
    let adjusted = frame.verdict?.adjustments.first { $0.counter == dot.counter }
    return LedgerEntry(
      record: record, field: field, loser: dot,
      stamp: adjusted?.stamp ?? frame.batch.heads[head].stamp,
      value: frame.batch.value(at: write.firstValue + write.fields.position(of: field)))
  }

  private func frame(of dot: Dot) throws -> LoggedFrame? {
    let device = Int64(store.tables.replicas.known(dot.replica))
    guard let first = try firstCounter(of: dot, device) else { return nil }
    if let known = frames[device]?[first] { return known }
    guard openedCount < Limits.frameLookupsMax else { throw ChangeLogLimit() }
    openedCount += 1
    let select = try store.statement(
      "SELECT frame, verdict FROM _log WHERE device = ? AND first = ?", in: database)
    defer { select.reset() }
    select.bind(1, device)
    select.bind(2, first)
    guard try select.step() else { return nil }
    let batch = try SealedFrame(bytes: select.blob(0)).open(
      speaker: dot.replica, schema: store.schema)
    let heads = batch.heads.enumerated().map { ($1.dot, $0) }
    let frame = LoggedFrame(
      batch: batch, headOfDot: Dictionary(heads) { first, _ in first },
      verdict: Verdict(bytes: select.blob(1)))
    frames[device, default: [:]][first] = frame
    return frame
  }

  private func firstCounter(of dot: Dot, _ device: Int64) throws -> Int64? {
    let select = try store.statement(
      "SELECT first FROM _log WHERE device = ? AND first <= ? ORDER BY first DESC LIMIT 1",
      in: database)
    defer { select.reset() }
    select.bind(1, device)
    select.bind(2, Int64(bitPattern: dot.counter))
    return try select.step() ? select.integer(0) : nil
  }
}
