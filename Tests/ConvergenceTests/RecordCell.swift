import Causality
import Convergence
import RecordModel

/// A record with one field, taking in writes by the merge of whole records, as the hub does.
struct RecordCell {
  private let history: History
  private var versions = RecordVersions()
  private(set) var value: FieldValue = .null
  private(set) var open: [LedgerEntry] = []

  init(_ history: History) { self.history = history }

  private var record: RecordID { history.record }
  private static let field: UInt8 = 5

  var version: FieldVersion? { versions.group(of: Self.field)?.version }

  mutating func take(_ write: History.Write) {
    let incoming = FieldVersion(
      writer: write.dot, stamp: write.stamp, clock: write.seen, of: record)
    if let version, !open.isEmpty {
      let settled = LedgerEntry.settled(
        among: open, by: incoming, current: version, currentValue: value, gone: gone)
      open.removeAll(where: settled.contains)
    }
    let merge = versions.merge(
      .init(fields: FieldSet([Self.field]), version: incoming, note: GroupNote()), of: record)
    for concurrency in merge.concurrencies {
      let lost = concurrency.loser.version
      open.append(
        LedgerEntry(
          record: record, field: Self.field, loser: lost.writer, stamp: lost.stamp,
          value: concurrency.isLostByWrite ? write.value : value))
    }
    if merge.taken.contains(Self.field) { value = write.value }
  }

  /// What the hub finds in its change log.
  private func gone(_ dot: Dot) -> LedgerEntry? {
    history.writes.first { $0.dot == dot }.map {
      LedgerEntry(
        record: record, field: Self.field, loser: dot, stamp: $0.stamp, value: $0.value)
    }
  }
}
