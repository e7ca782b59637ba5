internal import Causality
internal import Convergence
internal import RecordModel
internal import SyncProtocol

extension JSON {
  static func replica(_ replica: ReplicaID) -> JSON { .text(replica.description) }
  static func dot(_ dot: Dot) -> JSON { .list([.replica(dot.replica), .wide(dot.counter)]) }
  static func clock(_ clock: VersionVector) -> JSON { .list(clock.entries.map(JSON.dot)) }
  static func stamp(_ stamp: HybridTimestamp) -> JSON { .wide(stamp.rawValue) }

  static func record(_ record: RecordID) -> JSON {
    .list([
      .replica(record.creation.replica), .wide(record.creation.counter), .number(Int(record.index)),
    ])
  }

  static func value(_ value: FieldValue) -> JSON {
    switch value {
    case .null: .null
    case .text(let text): ["text": .text(text)]
    case .integer(let integer): ["integer": .wide(integer)]
    case .boolean(let flag): ["boolean": .flag(flag)]
    case .date(let day): ["date": .number(Int(day))]
    case .bytes(let bytes): ["bytes": .hex(bytes)]
    case .reference(let record): ["reference": .record(record)]
    }
  }

  static func changeSet(_ changeSet: ChangeSet) -> JSON {
    [
      "dot": .dot(changeSet.dot), "stamp": .stamp(changeSet.stamp),
      "author": changeSet.author.map(JSON.text) ?? .null,
      "writes": .list(changeSet.writes.map { JSON.write($0, by: changeSet.dot) }),
    ]
  }

  /// A write as it travels: the entries of its clock that go without saying are left out.
  private static func write(_ write: RecordWrite, by dot: Dot) -> JSON {
    let version = FieldVersion(writer: dot, stamp: .zero, clock: write.clock, of: write.record)
    return [
      "kind": .number(Int(write.kind)), "record": .record(write.record),
      "fields": .list(write.fields.map { .number(Int($0)) }),
      "values": .list(write.values.map(JSON.value)), "clock": .clock(version.clock),
    ]
  }

  static func version(_ version: FieldVersion) -> JSON {
    [
      "writer": .dot(version.writer), "stamp": .stamp(version.stamp),
      "clock": .clock(version.clock),
    ]
  }

  static func chain(_ chain: ChainHead) -> JSON {
    ["counter": .wide(chain.counter), "hash": .hex(chain.hash)]
  }
}
