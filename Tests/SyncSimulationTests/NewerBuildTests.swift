import Causality
import CentralStorage
import Foundation
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
      kinds: [RecordKind(1, "thing", label: Label("", ""), fields: fields)], counts: [],
      dictionaries: [:])
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
}
