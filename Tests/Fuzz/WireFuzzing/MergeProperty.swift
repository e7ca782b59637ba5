import Causality
import Convergence
import RecordModel

/// Merging any history: the outcome is the one computed from the set of writes alone, in whatever order they come.
///
/// The first byte says how many writes there are, then three bytes make one write, and the rest chooses the order.
enum MergeProperty {
  private static let values: [FieldValue] = [.text("open"), .text("closed"), .null, .integer(3)]

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    var supply = ByteSupply(bytes)
    let first = supply.byte()
    let isCreated = first & 128 != 0
    var history =
      isCreated ? History(creation: Dot(replica: History.replica(1), counter: 1)) : History()
    var fields: [Dot: FieldSet] = [:]
    for place in 0..<1 + Int(first) % 8 {
      let (who, sight, when) = (supply.byte(), supply.byte(), supply.byte())
      history.append(
        replica: isCreated && place == 0 ? 1 : UInt64(1 + who & 3),
        values[Int(who >> 2 & 3)], seeing: (0..<place).filter { sight >> UInt8($0) & 1 == 1 },
        claimed: UInt64(when) * 8_000)
      let bits = UInt128(who >> 4) | (when & 1 == 0 ? 0 : 1 << 127)
      fields[history.writes[place].dot] = FieldSet(bits: bits == 0 ? 1 : bits)
    }
    try checkField(history, &supply)
    try checkRecord(history, fields, &supply)
  }

  /// One field, each write after all it has seen, as the hub takes them in: winner, clock and ledger.
  private static func checkField(
    _ history: History, _ supply: inout ByteSupply
  ) throws(BrokenProperty) {
    var cell = Cell(history)
    var left = history.writes
    while !left.isEmpty {
      let ready = left.indices.filter { place in !left.contains { left[place].hasSeen($0) } }
      guard !ready.isEmpty else { throw BrokenProperty("a history has a first write") }
      cell.take(left.remove(at: ready[supply.number(below: ready.count)]))
    }
    try BrokenProperty.unless(cell.version == history.version, "the version is the defined one")
    try BrokenProperty.unless(cell.value == history.winner?.value, "the value is the winner's")
    try BrokenProperty.unless(
      Set(cell.open.map(\.loser)) == history.ledger, "the ledger is the defined one")
  }

  /// A whole record, writes in any order and some twice: each field's version is the one of its own history.
  private static func checkRecord(
    _ history: History, _ fields: [Dot: FieldSet], _ supply: inout ByteSupply
  ) throws(BrokenProperty) {
    var versions = RecordVersions()
    var left = history.writes
    while !left.isEmpty {
      let choice = supply.byte()
      let place = Int(choice) % left.count
      let write = left[place]
      if choice < 192 { left.remove(at: place) } else if supply.isEmpty { left.removeFirst() }
      _ = versions.merge(group(write, fields, of: history.record), of: history.record)
    }
    for write in history.writes {
      _ = versions.merge(group(write, fields, of: history.record), of: history.record)
    }
    var written = FieldSet()
    for one in fields.values { written = written.union(one) }
    try BrokenProperty.unless(versions.fields == written, "all fields written are there")
    for field in written {
      var own = history
      own.writes = history.writes.filter { fields[$0.dot]?.contains(field) == true }
      try BrokenProperty.unless(
        versions.group(of: field)?.version == own.version, "each field has its own history")
    }
  }

  private static func group(
    _ write: History.Write, _ fields: [Dot: FieldSet], of record: RecordID
  ) -> RecordVersions.Group {
    RecordVersions.Group(
      fields: fields[write.dot] ?? FieldSet(),
      version: FieldVersion(
        writer: write.dot, stamp: write.stamp, clock: write.seen, of: record),
      note: GroupNote())
  }
}
