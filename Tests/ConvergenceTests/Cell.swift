import Causality
import Convergence
import RecordModel

/// One field of one record, taking in writes as the hub does: settle, merge, enter.
struct Cell {
  private let history: History
  private(set) var version: FieldVersion?
  private(set) var value: FieldValue = .null
  private(set) var open: [LedgerEntry] = []
  /// Whether a write has replaced a value that was gone already, so that the ledger may differ from its definition.
  private(set) var isApproximate = false

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
    noteApproximation(write, incoming, current)
    let settled = LedgerEntry.settled(
      among: open, by: incoming, current: current, currentValue: value)
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

  private mutating func noteApproximation(
    _ write: History.Write, _ incoming: FieldVersion, _ current: FieldVersion
  ) {
    guard !incoming.hasSeen(current.writer, of: record) else { return }
    let parent = history.writes.filter { write.hasSeen($0) }.max { $1.isLater(than: $0) }
    let seen = open.filter { incoming.hasSeen($0.loser, of: record) }
    if !seen.isEmpty, !seen.contains(where: { $0.loser == parent?.dot }) { isApproximate = true }
  }
}
