import Foundation
import SchoolReplica
import Testing

@Suite struct `The lock of a replica` {
  private let path = NSTemporaryDirectory() + "preau-lock-" + UUID().uuidString

  @Test func `is held by one run at a time, and free once that run is gone`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var first = try SyncLock.take(path: path)
    #expect(first != nil)
    #expect(try SyncLock.take(path: path) == nil)
    first = nil
    #expect(try SyncLock.take(path: path) != nil)
  }

  @Test func `makes a timer's run go away at once`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try SyncLock.take(path: path)
    let second = try await SyncLock.take(path: path, policy: .skipIfHeld) { _ in
      Issue.record("waited")
    }
    #expect(second == nil)
    withExtendedLifetime(first) {}
  }

  @Test func `lets a person's run wait, and no longer than it may`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try SyncLock.take(path: path)
    await confirmation(expectedCount: 3) { waited in
      let second = try? await SyncLock.take(path: path, policy: .wait(.milliseconds(300))) { _ in
        waited()
      }
      #expect(second == nil)
    }
    withExtendedLifetime(first) {}
  }

  @Test func `goes to the run that waits once the other ends`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let holder = Task { [path] in
      let first = try SyncLock.take(path: path)
      try await Task.sleep(for: .milliseconds(250))
      withExtendedLifetime(first) {}
    }
    while try SyncLock.take(path: path) != nil { try await Task.sleep(for: .milliseconds(5)) }
    let second = try await SyncLock.take(path: path, policy: .wait(.seconds(20))) {
      try await Task.sleep(for: $0)
    }
    #expect(second != nil)
    try await holder.value
  }

  @Test func `says so when its file cannot be used`() {
    #expect(throws: SyncLockError.self) { try SyncLock.take(path: "/nowhere/at/all/sync.lock") }
  }
}
