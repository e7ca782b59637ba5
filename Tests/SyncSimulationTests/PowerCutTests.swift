import Causality
import Foundation
import GRDB
import PowerCuts
import RecordModel
import RecordStorage
import ReplicaStorage
import Testing

@Suite struct `A power cut` {
  /// How many cuts the gate makes.
  private static let cutCount =
    ProcessInfo.processInfo.environment["PREAU_CUTS"].flatMap { Int($0) } ?? 1_000

  @Test func `at any write takes nothing that was confirmed, and leaves nothing half`() throws {
    var campaign = CutCampaign(seed: 1)
    try campaign.cut(Self.cutCount)
    #expect(campaign.tally.failures.map(\.description).prefix(5) == [])
    #expect(campaign.tally.cutCount >= Self.cutCount)
    #expect(campaign.tally.editsChecked > 0)
    #expect(campaign.tally.sectors.dropped > 0)
    #expect(campaign.tally.sectors.torn > 0)
    #expect(campaign.tally.foundWhole > 0)
    #expect(campaign.tally.foundAbsent > 0)
  }

  @Test(arguments: [FaultyDisk.Care.normal, .none])
  func `loses confirmed edits when the store does not wait for the disk`(_ care: FaultyDisk.Care)
    throws
  {
    var campaign = CutCampaign(seed: 1, care: care)
    try campaign.cut(200)
    #expect(!campaign.tally.failures.isEmpty)
  }
}

@Suite struct `A disk that fails` {
  @Test func `at any operation makes a step throw by name, and loses nothing`() throws {
    var campaign = CutCampaign(seed: 1)
    try campaign.fail(300)
    #expect(campaign.tally.failures.map(\.description).prefix(5) == [])
    #expect(campaign.tally.faultCount >= 300)
    #expect(campaign.tally.refusedSteps > 0)
  }

  /// Found by `powercuts --cuts 60 --faults 900 --seed 5`: an error while SQLite turned its log on left the store in the
  /// other mode, where a power cut can undo what was confirmed.
  @Test(arguments: [FaultyDisk.Operation.write, .sync], 1...8)
  func `while a store is made leaves none, or one that has its log`(
    _ operation: FaultyDisk.Operation, _ number: Int
  ) throws {
    let disk = try FaultyDisk()
    let path = disk.folder + "/store"
    disk.fail(operation, first: disk.count(operation) + number, count: 1, code: 10)
    var store = try? made(path)
    disk.repair()
    if store == nil { store = try made(path) }
    try store?.record(
      [RecordEdit(kind: 1, target: .new(place: 0), values: [0: .text("confirmed")])], author: nil,
      wallMilliseconds: 1)
    store = nil
    disk.restart(seed: UInt64(number))
    #expect(try ReplicaStore.open(path: path, schema: Self.schema).state.counter == 1)
    let mode = try DatabaseQueue(path: path).read {
      try String.fetchOne($0, sql: "PRAGMA journal_mode")
    }
    #expect(mode == "wal")
  }

  private static let schema = RecordSchema(
    name: "disk", version: 1, floorVersion: 1,
    kinds: [
      RecordKind(
        1, "thing", label: Label("", ""),
        fields: [Field(0, "title", .text, .statistical, label: Label("", ""))])
    ], counts: [], dictionaries: [:])

  /// A new store, or the one that was made after all when only its last touch had failed.
  private func made(_ path: String) throws -> ReplicaStore {
    do {
      return try ReplicaStore.create(
        path: path, replica: ReplicaID(high: 1, low: 1), schema: Self.schema)
    } catch StorageError.notOurs {
      return try ReplicaStore.open(path: path, schema: Self.schema)
    }
  }
}
