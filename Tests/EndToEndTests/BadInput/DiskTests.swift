@testable import CentralHub
@testable import CentralStorage
import Foundation
import GRDB
import RecordModel
import RecordStorage
@testable import ReplicaStorage
@testable import SchoolReplica
import SyncMachine
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `A disk that is full` {
    @Test
    func `at a school refuses the edit, keeps the rest, and lets it go on once there is room`()
      async throws
    {
      let world = try await HTTPWorld()
      let replica = try await world.enrolled()
      try await replica.fill(0..<1, wallMilliseconds: world.engine.clock.now)
      try await replica.limitDatabase(to: 1)
      let recorded = try await fillUp(replica, wall: world.engine.clock.now)
      #expect(await replica.state.counter == recorded + 1)
      let full = try await world.sync(replica)
      #expect(full.outcome == .localDamage(.diskFull) || full.outcome == .synced)
      #expect(full.pendingCount == (full.outcome == .synced ? 0 : recorded + 1))
      try await replica.limitDatabase(to: 1 << 30)
      #expect(try await replica.isSound())
      #expect(try await world.sync(replica).outcome == .synced)
      try await replica.fill(1..<2, wallMilliseconds: world.engine.clock.now)
      #expect(try await world.sync(replica).outcome == .synced)
      try await world.engine.expectUnharmed()
    }

    @Test
    func `at the hub acknowledges nothing that it does not hold, and goes on once there is room`()
      async throws
    {
      let world = try await EngineWorld()
      let (first, second) = (
        try await world.enrolled(), try await world.enrolled(school: EngineWorld.otherSchool)
      )
      for replica in [first, second] {
        try replica.create([6: .bytes(noise(60_000))], wall: world.clock.now)
      }
      try await world.hub.limitDatabase(to: 1)
      for replica in [first, second, first] {
        let refused = await refusal { try await replica.exchange(world) }
        #expect(refused?.knownCode == .hubUnavailable)
        #expect(replica.store.state.pendingCount == 1)
      }
      #expect(await world.hub.isHealthy)
      #expect(try await world.hub.status().frameCount == 0)
      try await world.hub.limitDatabase(to: 1 << 30)
      for replica in [first, second] {
        #expect(try await replica.sync(world).isProvedEqual == true)
      }
      try await world.expectUnharmed()
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a small disk"))
    func `really, and the same holds`() async throws {
      let world = try await EngineWorld()
      let disk = try SmallDisk(at: world.folder + "/small", kibibytes: 16_384)
      let environment = world.hub.environment
      let small = try Hub.create(
        in: HubHome(path: disk.path + "/hub"), schema: world.schema, environment: environment)
      _ = try await small.importSchools(fromFile: world.folder + "/schools.csv")
      let replica = try await world.enrolled(on: small, path: disk.path + "/replica.sqlite")
      let elsewhere = try await world.enrolled(
        on: small, path: world.folder + "/elsewhere.sqlite")
      try disk.takeRoom()
      var recorded: UInt64 = 0
      let full = #expect(throws: StorageError.self) {
        while recorded < 100 {
          try replica.create([6: .bytes(noise(30_000))], wall: world.clock.now)
          recorded += 1
        }
      }
      #expect(full == .diskFull)
      #expect(replica.store.state.counter == recorded)
      try elsewhere.create([6: .bytes(noise(60_000))], wall: world.clock.now)
      let refused = await refusal { try await elsewhere.exchange(with: small, world) }
      #expect(refused?.knownCode == .hubUnavailable)
      #expect(elsewhere.store.state.pendingCount == 1)
      try disk.giveRoom()
      #expect(await small.isHealthy)
      #expect(try replica.store.verify())
      for one in [elsewhere, replica] {
        while one.store.state.pendingCount > 0 { try await one.exchange(with: small, world) }
      }
      #expect(try await small.verify().differences.isEmpty)
    }

    /// Records until the disk is full; how many edits were confirmed.
    private func fillUp(_ replica: Replica, wall: UInt64) async throws -> UInt64 {
      for count in 0..<200 as Range<UInt64> {
        do {
          let edit = RecordEdit(
            kind: 1, target: .new(place: 0), values: [6: .bytes(noise(3_000))])
          _ = try await replica.record([edit], author: nil)
        } catch StorageError.diskFull { return count }
      }
      Issue.record("the disk was never full")
      return 0
    }

    private func noise(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255) }
    }
  }

  @Suite struct `A database that another program holds` {
    @Test func `at a school ends the run by name, and loses nothing`() async throws {
      let world = try await HTTPWorld()
      let replica = try await world.enrolled()
      try await replica.fill(0..<1, wallMilliseconds: world.engine.clock.now)
      try await replica.waitForLocks(milliseconds: 50)
      let other = try HeldDatabase(replica.home.databasePath)
      let report = try await replica.sync(
        transport: NoTransport(), options: SyncOptions(lockPolicy: .skipIfHeld))
      #expect(report.outcome == .localDamage(.databaseLocked))
      #expect(report.pendingCount == 1)
      await #expect(throws: StorageError.locked) {
        try await replica.fill(1..<2, wallMilliseconds: world.engine.clock.now)
      }
      try other.release()
      #expect(try await world.sync(replica).outcome == .synced)
      try await world.engine.expectUnharmed()
    }

    @Test func `at the hub asks to come back later, and takes the same frame then`() async throws {
      let world = try await EngineWorld()
      let replica = try await world.enrolled()
      try replica.create([1: .text("waits")], wall: world.clock.now)
      try await world.hub.waitForLocks(milliseconds: 50)
      let frame = try replica.store.collect(key: replica.key)
      // Known before, so that it is the exchange itself that finds the lock.
      _ = try await world.hub.device(replica.store.state.replica)
      let other = try HeldDatabase(world.folder + "/hub/hub.sqlite")
      let refused = await refusal { try await replica.exchange(world) }
      #expect(refused?.knownCode == .hubUnavailable)
      #expect(refused?.retryAfterSeconds ?? 0 > 0)
      #expect(try replica.store.collect(key: replica.key) == frame)
      try other.release()
      #expect(try await replica.sync(world).isProvedEqual == true)
      try await world.expectUnharmed()
    }
  }
}

/// A line that was never laid.
private struct NoTransport: SyncTransport {
  func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse {
    throw TransportError.offline(.connection)
  }
}

extension Hub {
  /// Lets the database have so many pages, or those it has when there are more: then its disk is full.
  func limitDatabase(to pages: Int) throws {
    try store.database.writeWithoutTransaction {
      _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(pages)")
    }
  }

  func waitForLocks(milliseconds: Int) throws {
    try store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA busy_timeout = \(milliseconds)")
    }
  }
}

extension Replica {
  func isSound() throws -> Bool { try store.verify() }

  func limitDatabase(to pages: Int) throws {
    try store.database.writeWithoutTransaction {
      _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(pages)")
    }
  }

  func waitForLocks(milliseconds: Int) throws {
    try store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA busy_timeout = \(milliseconds)")
    }
  }
}
