import Causality
import Convergence
import RecordModel
import RecordStorage
import SyncProtocol
import Testing

@Suite struct `Merging into tables` {
  private static let kinds: [UInt16] = [1, 2]

  private func store(_ side: TableLayout.Side, _ batches: [[ChangeSet]]) throws -> TestStore {
    let store = try TestStore(side: side)
    for batch in batches { try store.merge(batch) }
    return store
  }

  @Test(arguments: [TableLayout.Side.school, .hub])
  func `gives the same rows one by one, all at once, backwards and twice`(side: TableLayout.Side)
    throws
  {
    for seed in 0..<25 as Range<UInt64> {
      var sample = SampleWrites(seed: seed)
      let changes = sample.changeSets(count: 14)
      let reference = try store(side, [changes]).content(of: Self.kinds)
      #expect(!reference.isEmpty)
      for batches in [
        changes.map { [$0] }, changes.reversed().map { [$0] }, [changes, changes],
        [Array(changes.reversed())],
      ] {
        #expect(try store(side, batches).content(of: Self.kinds) == reference, "seed \(seed)")
      }
    }
  }

  @Test func `gives a school and the hub the same rows`() throws {
    for seed in 100..<130 as Range<UInt64> {
      var sample = SampleWrites(seed: seed)
      let changes = sample.changeSets(count: 12)
      let hub = try store(.hub, [changes])
      let school = try store(.school, [Array(changes.reversed())])
      #expect(try hub.content(of: Self.kinds) == school.content(of: Self.kinds), "seed \(seed)")
    }
  }

  @Test(arguments: [TableLayout.Side.school, .hub])
  func `keeps the state hash up to date`(side: TableLayout.Side) throws {
    for seed in 200..<220 as Range<UInt64> {
      var sample = SampleWrites(seed: seed)
      let changes = sample.changeSets(count: 12)
      let store = try TestStore(side: side)
      for change in changes {
        try store.merge([change])
        #expect(try store.computedHash() == store.hash, "seed \(seed)")
      }
      let before = store.hash
      try store.merge(changes)
      #expect(side == .hub || store.hash == before, "seed \(seed)")
    }
  }

  @Test func `numbers every change of the hub's stream once, rising`() throws {
    var sample = SampleWrites(seed: 300)
    let store = try TestStore(side: .hub)
    var last: UInt64 = 0
    for change in sample.changeSets(count: 20) {
      try store.merge([change])
      #expect(store.sequence > last)
      last = store.sequence
    }
    let numbers = try store.records(of: Self.kinds).values.flatMap {
      Set($0.stored.versions.groups.map(\.note.sequence))
    }
    #expect(numbers.allSatisfy { $0 > 0 && $0 <= last })
  }

  @Test func `enters the loser of two edits that knew nothing of each other`() throws {
    let creation = Dot(replica: SampleWrites.replica(1), counter: 1)
    let record = RecordID(creation: creation, index: 0)
    func change(
      _ replica: UInt64, _ counter: UInt64, _ stamp: UInt64, _ value: String, seen: [Dot] = []
    ) -> ChangeSet {
      ChangeSet(
        dot: Dot(replica: SampleWrites.replica(replica), counter: counter),
        stamp: HybridTimestamp(milliseconds: stamp, counter: 0), author: "CPE",
        writes: [
          RecordWrite(
            kind: 1, record: record, fields: FieldSet([0] as [UInt8]), values: [.text(value)],
            clock: VersionVector(seen))
        ])
    }
    let store = try TestStore(side: .hub)
    try store.merge([change(1, 1, 10, "open"), change(2, 1, 20, "closed")])
    #expect(try store.openLedger().isEmpty)
    try store.merge([change(3, 1, 15, "watched")])
    let rows = try store.openLedger()
    #expect(rows.map(\.value) == [.text("watched")])
    #expect(rows.first?.winner.replica == SampleWrites.replica(2))
    #expect(store.reports.last?.conflictCount == 1)
    let both = [
      Dot(replica: SampleWrites.replica(2), counter: 1),
      Dot(replica: SampleWrites.replica(3), counter: 1),
    ]
    try store.merge([change(1, 2, 30, "open", seen: both)])
    #expect(try store.openLedger().count == 1)
    #expect(try store.computedHash() == store.hash)
  }
}
