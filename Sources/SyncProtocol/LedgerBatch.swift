package import Causality

/// Ledger notices as they were read: the lost writes, each a change-set of one write of one field, and what became of them.
///
/// Shape: place *n* of each array is notice *n*; lost values stay in the bytes. Source: `protocol/04-exchange.md`, section 5.
package struct LedgerBatch: Sendable {
  /// The lost writes.
  package let changes: ChangeBatch
  /// The change-sets whose value stood when the entries were made.
  package let winners: [Dot]
  /// Whether later writes have replaced the lost values knowingly.
  package let settled: [Bool]

  /// The same as values that stand alone.
  package var notices: [LedgerNotice] {
    let sets = changes.changeSets
    return sets.indices.map {
      LedgerNotice(
        kind: sets[$0].writes[0].kind, change: sets[$0], winner: winners[$0],
        isSettled: settled[$0])
    }
  }
}
