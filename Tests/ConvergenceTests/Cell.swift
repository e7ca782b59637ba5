import Causality
import Convergence
import RecordModel

/// One field of one record, taking in writes as the hub does: settle, merge, enter.
struct Cell {
  private let history: History
  private(set) var version: FieldVersion?
  private(set) var value: FieldValue = .null
  private(set) var open: [LedgerEntry] = []

  init(_ history: History) { self.history = history }

  private var record: RecordID { history.record }

  mutating func take(_ write: History.Write) {
    let incoming = FieldVersion(
      writer: write.dot, stamp: write.stamp, clock: write.seen, of: record)
    guard let current = version else {
      version = incoming
      value = write.value
      return
    }
    let settled = LedgerEntry.settled(
      among: open, by: incoming, current: current, currentValue: value, gone: gone)
    open.removeAll(where: settled.contains)
    let (merged, outcome) = Merge.merge(incoming, into: current, of: record)
    version = merged
    switch outcome {
    case .alreadyKnown, .superseded: break
    case .replaces: value = write.value
    case .winsConcurrently:
      enter(current, value)
      value = write.value
    case .losesConcurrently: enter(incoming, write.value)
    }
  }

  private mutating func enter(_ version: FieldVersion, _ value: FieldValue) {
    open.append(
      LedgerEntry(
        record: record, field: 0, loser: version.writer, stamp: version.stamp, value: value))
  }

  /// What the hub finds in its change log.
  private func gone(_ dot: Dot) -> LedgerEntry? {
    history.writes.first { $0.dot == dot }.map {
      LedgerEntry(record: record, field: 0, loser: dot, stamp: $0.stamp, value: $0.value)
    }
  }
}
