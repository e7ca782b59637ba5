import Causality
import RecordModel

/// Names one field of one record.
struct Cell: Hashable, Comparable {
  let record: RecordID
  let field: UInt8

  static func < (left: Cell, right: Cell) -> Bool {
    left.record != right.record ? left.record < right.record : left.field < right.field
  }
}

/// One admitted write of one field.
struct OracleWrite {
  let dot: Dot
  let stamp: UInt64
  let value: FieldValue
  let author: String?
  /// Whether a write that has seen it had its value before it.
  fileprivate(set) var isReplaced = false
  /// Whether it was in the ledger at any time.
  fileprivate(set) var wasInLedger = false
  /// The places of the writes it has seen.
  fileprivate(set) var seen: [Int] = []

  init(dot: Dot, stamp: UInt64, value: FieldValue, author: String?) {
    self.dot = dot
    self.stamp = stamp
    self.value = value
    self.author = author
  }

  /// The order that picks values: `protocol/05-merge.md`, section 1.
  func isLater(than other: OracleWrite) -> Bool {
    if stamp != other.stamp { return stamp > other.stamp }
    // Written out, so that a wrong order of ids in the product would show.
    if dot.replica != other.dot.replica {
      return (dot.replica.high, dot.replica.low) > (other.dot.replica.high, other.dot.replica.low)
    }
    return dot.counter > other.dot.counter
  }
}

/// All admitted writes of one field in order of admission, and what the definitions make of them.
///
/// It knows no clocks: what a write has seen is a list of places. Source: `protocol/05-merge.md`, section 4.
struct OracleCell {
  private(set) var writes: [OracleWrite] = []
  private(set) var winner = 0
  /// Whether the hub may have left entries open that the definition settles: `frameLookupsMax`.
  var isLoose = false

  var winning: OracleWrite? { writes.isEmpty ? nil : writes[winner] }
  var ledger: [OracleWrite] {
    writes.indices.filter { $0 != winner && !writes[$0].isReplaced }.map { writes[$0] }
  }
  var replacedCount: Int { writes.indices.count { $0 != winner && writes[$0].isReplaced } }

  /// The places of the open ledger entries among `seen`.
  func openPlaces(among seen: [Int]) -> [Int] {
    seen.filter { $0 != winner && !writes[$0].isReplaced }
  }

  /// The greatest stamp among the current value and the ledger entries that a write has seen.
  func floor(_ seen: [Int]) -> UInt64 {
    seen.filter { $0 == winner || writes[$0].wasInLedger }.map { writes[$0].stamp }.max() ?? 0
  }

  /// Takes a write in that has seen the writes at `seen`.
  ///
  /// - Returns: whether it met a current value it had not seen, and that differs.
  mutating func admit(_ write: OracleWrite, seen: [Int]) -> Bool {
    let parent = seen.max { writes[$1].isLater(than: writes[$0]) }
    if let parent {
      let value = writes[parent].value
      for place in seen where writes[place].value == value { writes[place].isReplaced = true }
    }
    writes.append(write)
    writes[writes.count - 1].seen = seen
    guard writes.count > 1 else { return false }
    let former = winner
    let isConflict = !seen.contains(former) && writes[former].value != write.value
    if write.isLater(than: writes[former]) { winner = writes.count - 1 }
    for place in [former, writes.count - 1] where place != winner && !writes[place].isReplaced {
      writes[place].wasInLedger = true
    }
    return isConflict
  }

  /// The whole story of the field, for whoever looks into a failure.
  var story: String {
    writes.enumerated().map { place, write in
      let fate = place == winner ? "winner" : write.isReplaced ? "replaced" : "ledger"
      return
        "\(place): \(write.dot.replica.description.prefix(4)):\(write.dot.counter) at \(write.stamp) \(write.value) \(fate), has seen \(write.seen)"
    }.joined(separator: "\n    ")
  }
}
