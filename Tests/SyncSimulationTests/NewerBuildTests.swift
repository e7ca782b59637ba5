import Causality
import CentralStorage
import Foundation
import GRDB
import PowerCuts
import RecordModel
import RecordStorage
import ReplicaStorage
import Testing

@Suite struct `A build that still runs when a newer one has opened its file` {
  private static func schema(version: UInt32) -> RecordSchema {
    let fields = (0..<UInt8(version)).map {
      Field($0, "field\($0)", .text, .statistical, label: Label("", ""))
    }
    return RecordSchema(
      name: "builds", version: version, floorVersion: 1,
      kinds: (1...UInt16(version)).map {
        RecordKind($0, "kind\($0)", label: Label("", ""), fields: fields)
      }, counts: [], dictionaries: [:])
  }

  private static let edit = RecordEdit(kind: 1, target: .new(place: 0), values: [0: .text("kept")])

  private func inFolder(_ work: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "preau-builds-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try work(folder + "/store")
  }

  @Test func `writes nothing more at a school, and the newer one does`() throws {
    try inFolder { path in
      let old = try ReplicaStore.create(
        path: path, replica: ReplicaID(high: 1, low: 1), schema: Self.schema(version: 1))
      try old.record([Self.edit], author: nil, wallMilliseconds: 1)
      let new = try ReplicaStore.open(path: path, schema: Self.schema(version: 2))
      #expect(throws: StorageError.tooNew(schemaVersion: 2)) {
        try old.record([Self.edit], author: nil, wallMilliseconds: 2)
      }
      try new.record([Self.edit], author: nil, wallMilliseconds: 3)
      #expect(new.state.counter == 2)
      #expect(try new.verify())
    }
  }

  @Test func `answers nobody any more at the hub, and says so before anything is lost`() throws {
    try inFolder { path in
      let old = try CentralStore.create(
        path: path, epoch: [UInt8](repeating: 7, count: 16), schema: Self.schema(version: 1))
      _ = try old.commit([], hubMilliseconds: 1)
      let new = try CentralStore.open(path: path, schema: Self.schema(version: 2))
      #expect(throws: StorageError.tooNew(schemaVersion: 2)) {
        try old.commit([], hubMilliseconds: 2)
      }
      #expect(StorageError.tooNew(schemaVersion: 2).stopsEverything)
      _ = try new.commit([], hubMilliseconds: 3)
    }
  }

  @Test(arguments: [true, false])
  func `takes a file over whole or not at all, whenever the power goes`(isPowersafe: Bool) throws {
    let disk = try FaultyDisk()
    disk.setPowersafe(isPowersafe)
    let path = disk.folder + "/store"
    try Self.leaveUnknownRecords(at: path)
    let image = disk.save()
    let before = disk.count(.change)
    _ = try ReplicaStore.open(path: path, schema: Self.schema(version: 2))
    let changes = disk.count(.change) - before
    #expect(changes > 10)
    for change in 1...changes {
      disk.load(image)
      disk.cut(atChange: change)
      _ = try? ReplicaStore.open(path: path, schema: Self.schema(version: 2))
      disk.restart(seed: UInt64(change))
      _ = try ReplicaStore.open(path: path, schema: Self.schema(version: 2))
      let found = try DatabaseQueue(path: path).read { database in
        [
          try String.fetchOne(database, sql: "SELECT field0 FROM kind1"),
          try String.fetchOne(database, sql: "SELECT field1 FROM kind1"),
          try String.fetchOne(database, sql: "SELECT field0 FROM kind2"),
          try String.fetchOne(database, sql: "SELECT count(*) FROM _unknown_records"),
        ]
      }
      #expect(found == ["kept", "later", "other", "0"], "cut at change \(change)")
    }
  }

  /// A store of the older build with a record, a value for a field it does not know, and a record of a kind it does not.
  private static func leaveUnknownRecords(at path: String) throws {
    let store = try ReplicaStore.create(
      path: path, replica: ReplicaID(high: 1, low: 1), schema: schema(version: 1))
    try store.record([edit], author: nil, wallMilliseconds: 1)
    try DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: """
          UPDATE kind1 SET _unknown = ?;
          INSERT INTO _unknown_records (_id, _versions, _unknown, _kind) SELECT _id + 1, _versions, ?, 2 FROM kind1
          """,
        arguments: [
          Data(UnknownFields.blob([1: .text("later")])),
          Data(UnknownFields.blob([0: .text("other")])),
        ])
    }
  }
}
