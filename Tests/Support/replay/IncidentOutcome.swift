import Causality
import RecordModel

/// What a school's incidents ended in: as computed, or as one replica holds it.
struct IncidentOutcome {
  /// One lost write: what an entry of the ledger is told by.
  struct Lost: Hashable {
    let record: RecordID
    let field: UInt8
    let writer: Dot
  }

  /// The value of every field that was ever written.
  var values: [IncidentOracle.Cell: FieldValue] = [:]
  /// The open entries of the ledger.
  var ledger: Set<Lost> = []
  /// Those of them that have another value than the one that stands.
  var conflicts: Set<Lost> = []
  /// How many writes were replaced by someone who had seen them; computed only.
  var replacedCount = 0

  /// Adds what other fields ended in.
  mutating func add(_ other: IncidentOutcome) {
    values.merge(other.values) { $1 }
    ledger.formUnion(other.ledger)
    conflicts.formUnion(other.conflicts)
    replacedCount += other.replacedCount
  }

  /// How this outcome, a replica's, differs from the computed one; in words, with no value in them.
  func differences(from computed: IncidentOutcome) -> [String] {
    var differences: [String] = []
    let cells = Set(values.keys).union(computed.values.keys)
    let wrongCount = cells.count { values[$0] != computed.values[$0] }
    if wrongCount > 0 { differences.append("\(wrongCount) values differ or are missing") }
    for (name, held, expected) in [
      ("ledger", ledger, computed.ledger), ("conflicts", conflicts, computed.conflicts),
    ] where held != expected {
      differences.append(
        "\(name): \(held.subtracting(expected).count) too many, \(expected.subtracting(held).count) missing"
      )
    }
    return differences
  }
}
