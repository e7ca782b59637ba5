import Causality
import Convergence
import RecordModel

/// One field of one record, taking in writes as the hub does: settle, merge, enter.
struct Cell {
  let record: RecordID
  private(set) var version: FieldVersion?
  private(set) var value: FieldValue = .null
  private(set) var open: [LedgerEntry] = []

  init(_ record: RecordID) { self.record = record }

  mutating func take(_ write: History.Write) {
    let incoming = FieldVersion(writer: write.dot, stamp: write.stamp, clock: write.seen, of: record)
    guard let current = version else {
      version = incoming
      value = write.value
      return
    }
    let settled = LedgerEntry.settled(among: open, by: incoming, current: current, currentValue: value)
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
      LedgerEntry(record: record, field: 0, loser: version.writer, stamp: version.stamp, value: value))
  }
}
