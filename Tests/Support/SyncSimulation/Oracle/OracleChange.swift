import Causality
import RecordModel

/// What the author of a write truly knew of the field.
enum Knowledge {
  /// So many of the writes that were admitted, in order of admission, and all of its own.
  case heard(Int)
  /// What a message says it has seen, whether it is true or not.
  case claimed([ReplicaID: UInt64])
}

/// One new value of one field, as its author made it.
struct OracleEdit {
  let cell: Cell
  let kind: UInt16
  let value: FieldValue
  var knowledge: Knowledge
}

/// One change-set, as its author made it.
struct OracleChange {
  let counter: UInt64
  /// The stamp that its author's clock gave it.
  let claimed: UInt64
  let author: String?
  var edits: [OracleEdit]
  /// Why the hub must set it aside by itself; `nil` for a good one.
  var defect: String?

  /// The records it writes to, each once, in order.
  var records: [RecordID] {
    var records: [RecordID] = []
    for edit in edits where !records.contains(edit.cell.record) {
      records.append(edit.cell.record)
    }
    return records
  }
}

/// The verdict that a frame must get.
struct OracleVerdict: Equatable {
  var stamps: [UInt64: UInt64] = [:]
  var quarantined: [UInt64] = []
  var conflictCount = 0
}
