internal import Causality
internal import SyncProtocol

/// Columns that a reader must refuse, each with the error it must give.
enum InvalidColumns {
  /// Name, bytes and error; the error is the one of `protocol/06-errors.md`, section 3.
  typealias Case = (name: String, bytes: [UInt8], error: String)

  static var cases: [Case] { tables + shapes + limits + packed + heads + rows + values + cut }

  private static func broken(_ name: String, _ error: String, _ change: (inout RawColumns) -> Void)
    -> Case
  {
    (name, RawColumns.with(change), error)
  }

  private static var tables: [Case] {
    let replica = ReplicaID.sample(2).bytes
    return [
      broken("a varint with a needless zero byte", "malformed.varint") {
        $0.replicas = [0x80, 0x00]
      },
      broken("a varint beyond 64 bits", "malformed.varint") {
        $0.replicas = [UInt8](repeating: 0xFF, count: 9) + [0x02]
      },
      broken("a varint of eleven bytes", "malformed.varint") {
        $0.replicas = [UInt8](repeating: 0x80, count: 11)
      },
      broken("the speaker in the table of replicas", "malformed.replicaTable") {
        $0.replicas = [1] + ReplicaID.sample(1).bytes
      },
      broken("one replica twice in the table", "malformed.replicaTable") {
        $0.replicas = [2] + replica + replica
      },
      broken("an author named with U+0000", "malformed.authorTable") { $0.authors = [1, 1, 0] },
      broken("an author without a name", "malformed.authorTable") { $0.authors = [1, 0] },
      broken("an author that is no UTF-8", "malformed.authorTable") { $0.authors = [1, 1, 0xFF] },
      broken("a clock without entries", "malformed.clockTable") { $0.clocks = [1, 0] },
      broken("a clock naming one replica twice", "malformed.clockTable") {
        $0.clocks = [1, 2, 0, 1, 0, 2]
      },
      broken("a clock naming a replica beyond the table", "malformed.tableIndex") {
        $0.clocks = [1, 1, 1, 1]
      },
      broken("a clock with a counter of zero", "limit.counter") { $0.clocks = [1, 1, 0, 0] },
      broken("a clock with a counter beyond 31 bits", "limit.counter") {
        $0.clocks = [1, 1, 0] + .varint(1 << 31)
      },
      broken("a shape of kind 0", "malformed.shapeTable") {
        $0.shapes = [2, 1, 1, 0, 0, 1, 0]
        $0.rowShapes = [0, 1]
      },
      broken("a shape of kind 65536", "malformed.shapeTable") {
        $0.shapes = [1] + .varint(65_536) + [1, 0]
      },
      broken("a shape without fields", "malformed.shapeTable") { $0.shapes = [1, 1, 0] },
      broken("a shape with field 128", "malformed.shapeTable") {
        $0.shapes = [1, 1, 1] + .varint(128)
      },
      broken("a shape with field 127 and then another", "malformed.shapeTable") {
        $0.shapes = [1, 1, 2, 127, 0]
      },
      broken("a shape whose fields overflow 64 bits", "malformed.shapeTable") {
        $0.shapes = [1, 1, 2, 0] + .varint(.max)
      },
      broken("a record of a replica beyond the table", "malformed.recordTable") {
        $0.records = [1, 0, 1, 0, 1, 0, 0]
      },
      broken("a record with a counter of zero", "malformed.recordTable") {
        $0.records = [1, 0, 0, 0, 0, 0, 0]
      },
      broken("a record with a counter beyond 31 bits", "malformed.recordTable") {
        $0.records = [1, 0, 0, 0] + .varint(1 << 31) + [0, 0]
      },
      broken("records whose counters overflow 64 bits", "malformed.recordTable") {
        $0.records = [2, 0, 0, 1, 1] + .varint(.max) + [0, 0]
      },
      broken("a record with index 4096", "malformed.recordTable") {
        $0.records = [1, 0, 0, 0, 1, 0] + .varint(4096)
      },
      broken("a replica table that ends early", "truncated") {
        $0 = RawColumns()
        $0.replicas = [200, 1] + replica
      },
    ]
  }

  /// Shapes as columns: a zero where the first kind would be, then kinds, fields less one, distances.
  private static var shapes: [Case] {
    [
      broken("a column of shapes with kind 0", "malformed.shapeTable") {
        $0.shapes = [1, 0, 0, 0, 0, 0, 0, 0]
      },
      broken("a column of shapes with kind 65536", "malformed.shapeTable") {
        $0.shapes = [1, 0, 0] + .varint(65_536) + [0, 0, 0, 0]
      },
      broken("a column of shapes with 129 fields", "malformed.shapeTable") {
        $0.shapes = [1, 0, 0, 1, 0] + .varint(128)
      },
      broken("a column of shapes whose number of fields overflows", "malformed.shapeTable") {
        $0.shapes = [1, 0, 0, 1, 0] + .varint(.max)
      },
      broken("a column of shapes with field 128", "malformed.shapeTable") {
        $0.shapes = [1, 0, 0, 1, 0, 0, 0] + .varint(128)
      },
      broken("a column of shapes with more than a million fields", "limit.values") {
        $0.shapes = .varint(65_536) + [0, 0, 1, 0, 127, 64]
      },
    ]
  }

  private static var packed: [Case] {
    [
      broken("a column packed in 64 bits", "malformed.columnMode") { $0.headReplicas = [192] },
      broken("a mode between runs and packed", "malformed.columnMode") { $0.headReplicas = [63] },
      broken("spare bits in a packed column", "malformed.columnMode") {
        $0.headReplicas = [65, 0b10]
      },
      broken("spare bits after the first of a packed column", "malformed.columnMode") {
        $0.headCount = [2]
        $0.headReplicas = [129, 0, 0b10]
      },
      broken("a packed number beyond its table", "malformed.tableIndex") {
        $0.headReplicas = [65, 1]
      },
    ]
  }

  private static var limits: [Case] {
    [
      broken("4097 replicas", "limit.replicas") { $0.replicas = .varint(4097) },
      broken("4097 authors", "limit.authors") { $0.authors = .varint(4097) },
      broken("an author of 129 bytes", "limit.authorBytes") { $0.authors = [1] + .varint(129) },
      broken("65537 clocks", "limit.clocks") { $0.clocks = .varint(65_537) },
      broken("a clock of 65 entries", "limit.clockEntries") { $0.clocks = [1, 65] },
      broken("65537 shapes", "limit.writes") { $0.shapes = .varint(65_537) },
      broken("65537 records", "limit.writes") { $0.records = .varint(65_537) },
      broken("65537 change-sets", "limit.changeSets") { $0.headCount = .varint(65_537) },
      broken("65537 writes in one change-set", "limit.writes") {
        $0.headWrites = [0] + .varint(65_537)
      },
      broken("65537 writes in two change-sets", "limit.writes") {
        $0.headCount = [2]
        $0.headWrites = [1] + .varint(65_536) + [1]
      },
      broken("more than a million values", "limit.values") {
        $0.shapes = [1, 1] + .varint(128) + [UInt8](repeating: 0, count: 128)
        $0.headCount = [3]
        $0.headWrites = [1] + .varint(4000) + .varint(4000) + .varint(4000)
      },
      broken("a sealed value of 65537 bytes", "limit.valueBytes") {
        $0.values = [5] + .varint(65_537)
      },
    ]
  }

  private static var heads: [Case] {
    [
      broken("a column of an unknown mode", "malformed.columnMode") { $0.headReplicas = [3, 0] },
      broken("a run of no length", "malformed.columnMode") { $0.headReplicas = [2, 0, 0] },
      broken("a run longer than its column", "malformed.columnMode") {
        $0.headReplicas = [2, 2, 0]
      },
      broken("a change-set of a replica beyond the table", "malformed.tableIndex") {
        $0.headReplicas = [0, 1]
      },
      broken("a change-set by an author beyond the table", "malformed.tableIndex") {
        $0.headAuthors = [0, 1]
      },
      broken("a change-set with a counter of zero", "limit.counter") { $0.headCounters = [0, 1] },
      broken("a change-set with a negative counter", "limit.counter") { $0.headCounters = [0, 3] },
      broken("a change-set with a counter beyond 31 bits", "limit.counter") {
        $0.headCounters = [0] + .varint(0xFFFF_FFFE)
      },
      broken("a counter that overflows 63 bits", "limit.counter") {
        $0.headCounters = [0] + .varint(.max - 1)
      },
      broken("a time beyond 48 bits", "malformed.changeSetOrder") {
        $0.headTimes = [0] + .varint(1 << 49)
      },
      broken("a time before 1970", "malformed.changeSetOrder") { $0.headTimes = [0, 1] },
      broken("a logical counter beyond 16 bits", "malformed.changeSetOrder") {
        $0.headLogical = [0] + .varint(65_536)
      },
    ]
  }

  private static var rows: [Case] {
    [
      broken("a write of a shape beyond the table", "malformed.tableIndex") {
        $0.rowShapes = [0, 1]
      },
      broken("a write to a record beyond the table", "malformed.tableIndex") {
        $0.rowRecords = [0, 1]
      },
      broken("a write with a clock beyond the table", "malformed.tableIndex") {
        $0.rowClocks = [0, 1]
      },
      broken("4097 records created by one change-set", "malformed.creationIndex") {
        $0.headWrites = [0] + .varint(4097)
      },
    ]
  }

  private static var values: [Case] {
    let twoRecords: (inout RawColumns) -> Void = { $0.headWrites = [0, 2] }
    func pair(_ name: String, _ error: String, _ values: [UInt8]) -> Case {
      broken(name, error) {
        twoRecords(&$0)
        $0.values = values
      }
    }
    return [
      broken("a value of an unknown type", "malformed.wireType") { $0.values = [7, 0] },
      broken("an absent flag on no type", "malformed.wireType") { $0.values = [0x80, 1] },
      broken("a mixed column with an absent flag", "malformed.wireType") { $0.values = [0xFF, 0] },
      broken("a mixed column with an unknown type", "malformed.wireType") {
        $0.values = [0x7F, 9]
      },
      broken("a text that is no UTF-8", "malformed.utf8") { $0.values = [1, 0xC3, 0x28, 0] },
      broken("a text with half a surrogate pair", "malformed.utf8") {
        $0.values = [1, 0xED, 0xA0, 0x80, 0]
      },
      broken("a text with an overlong letter", "malformed.utf8") {
        $0.values = [1, 0xC1, 0x81, 0]
      },
      broken("a mixed text that is no UTF-8", "malformed.utf8") { $0.values = [0x7F, 1, 0xFF, 0] },
      broken("a text without its end", "truncated") { $0.values = [1, 0x61] },
      broken("a date beyond 32 bits", "malformed.date") { $0.values = [4] + .varint(1 << 33) },
      broken("a reference with index 4096", "malformed.creationIndex") {
        $0.values = [6, 0, 1] + .varint(4096)
      },
      broken("a reference to a replica beyond the table", "malformed.tableIndex") {
        $0.values = [6, 1, 1, 0]
      },
      broken("a reference with a counter of zero", "limit.counter") { $0.values = [6, 0, 0, 0] },
      pair("spare bits after the absent flags", "malformed.nullBits", [0x81, 0b101, 0x61, 0]),
      pair("absent flags that flag nothing", "malformed.nullBits", [0x81, 0b00, 0x61, 0, 0x61, 0]),
      pair("absent flags that flag everything", "malformed.nullBits", [0x81, 0b11]),
      pair("spare bits after the yes-or-no values", "malformed.nullBits", [3, 0b100]),
      broken("bytes after the end", "malformed.trailingBytes") { $0.trailing = [0] },
    ]
  }

  /// The same valid columns, cut at every byte.
  private static var cut: [Case] {
    let whole = SampleChanges.everyType(speaker: .sample(1)).bytes
    return whole.indices.map { ("cut after \($0) bytes", Array(whole[..<$0]), "truncated") }
  }
}
