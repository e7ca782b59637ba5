import Causality
import CentralHub
import Foundation
import GRDB
import RecordModel
import RecordStorage
import ReplicaStorage
import SchoolReplica
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A database file that is not ours` {
    /// What may lie where a database should be.
    enum Stray: String, CaseIterable, CustomTestStringConvertible {
      case text, empty, otherProgram, otherSide, cut, garbled, folder, missing

      var testDescription: String { rawValue }

      /// What opening it comes to.
      var errors: [StorageError] {
        switch self {
        case .text, .empty, .otherProgram, .otherSide: [.notOurs]
        case .cut: [.damaged, .notOurs]
        case .garbled: [.notOurs, .damaged]
        case .folder, .missing: [.cannotOpen]
        }
      }

      func put(at path: String, ours: String, theirs: String) throws {
        let files = FileManager.default
        switch self {
        case .text: try Data("Dear diary, this is no database.\n".utf8).write(to: path.file)
        case .empty: try Data().write(to: path.file)
        case .otherProgram:
          try DatabaseQueue(path: path).write {
            try $0.execute(sql: "CREATE TABLE mail (body TEXT)")
          }
        case .otherSide: try files.copyItem(atPath: theirs, toPath: path)
        case .cut: try Data(contentsOf: ours.file).prefix(6_000).write(to: path.file)
        case .garbled:
          var bytes = try Data(contentsOf: ours.file)
          bytes.replaceSubrange(0..<64, with: Data(repeating: 0xA5, count: 64))
          try bytes.write(to: path.file)
        case .folder: try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        case .missing: break
        }
      }
    }

    @Test(arguments: Stray.allCases)
    func `is refused by name at a school and at the hub, and not touched`(stray: Stray)
      async throws
    {
      let world = try await EngineWorld()
      let replica = try await world.enrolled()
      try replica.create([1: .text("ours")], wall: world.clock.now)
      try await replica.sync(world)
      let (school, hub) = (world.folder + "/s.sqlite", world.folder + "/h/hub.sqlite")
      try FileManager.default.createDirectory(
        atPath: world.folder + "/h", withIntermediateDirectories: true)
      let (ours, theirs) = (world.folder + "/ours", world.folder + "/theirs")
      try flushed(world, replica, to: (ours, theirs))
      try stray.put(at: school, ours: ours, theirs: theirs)
      try stray.put(at: hub, ours: theirs, theirs: ours)
      let before = [school, hub].map { try? Data(contentsOf: $0.file) }
      let atSchool = #expect(throws: StorageError.self) {
        try ReplicaStore.open(path: school, schema: world.schema)
      }
      #expect(stray.errors.contains(try #require(atSchool)))
      let environment = world.hub.environment
      let atHub = #expect(throws: (any Error).self) {
        try Hub.open(
          in: HubHome(path: world.folder + "/h"), schema: world.schema, environment: environment)
      }
      if let error = atHub as? StorageError {
        #expect(stray.errors.contains(error))
      } else {
        #expect(atHub as? HubHomeError == .missing)
        #expect(stray == .missing)
      }
      #expect([school, hub].map { try? Data(contentsOf: $0.file) } == before)
      try await world.expectUnharmed()
    }

    @Test func `is not made into one of ours`() async throws {
      let world = try await EngineWorld()
      let path = world.folder + "/mail.sqlite"
      try Stray.otherProgram.put(at: path, ours: "", theirs: "")
      let before = try Data(contentsOf: path.file)
      #expect(throws: StorageError.notOurs) {
        try ReplicaStore.create(
          path: path, replica: ReplicaID(high: 1, low: 1), schema: world.schema)
      }
      #expect(try Data(contentsOf: path.file) == before)
    }

    @Test func `is told to a person in words, with an exit code of its own`() async throws {
      let folder = NSTemporaryDirectory() + "preau-stray-" + UUID().uuidString
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (program, file, status, words) in [
        ("preau", "replica.sqlite", 5, "not a preau replica"),
        ("preau-hub", "hub.sqlite", 1, "no database of preau-hub"),
      ] as [(String, String, Int32, String)] {
        let path = folder + "/" + file
        try Stray.otherProgram.put(at: path, ours: "", theirs: "")
        let before = try Data(contentsOf: path.file)
        let ending = try await Programs.run(program, ["status", "--home", folder], in: folder)
        #expect(ending.status == status)
        #expect(ending.errors.contains(words))
        #expect(try Data(contentsOf: path.file) == before)
      }
    }

    /// Copies of a replica's and the hub's database, whole in one file each.
    private func flushed(
      _ world: EngineWorld, _ replica: EngineReplica, to paths: (ours: String, theirs: String)
    ) throws {
      for (source, path) in [
        (replica.path, paths.ours), (world.folder + "/hub/hub.sqlite", paths.theirs),
      ] {
        try DatabaseQueue(path: source).vacuum(into: path)
      }
    }
  }
}

extension String {
  /// The path as Foundation wants it.
  fileprivate var file: URL { URL(fileURLWithPath: self) }
}
