import Foundation
import LocalUsers
import Synchronization

/// A folder of users with a clock that only moves when told, and a cheap cost.
final class TrialUsers: Sendable {
  let folder: String
  private let clock = Mutex<UInt64>(1_800_000_000_000)

  static let head = NewUser(login: "m.exemple", name: "M. Exemple", role: "head")
  static let right = Passphrase("une phrase de passe correcte")
  static let wrong = Passphrase("une phrase de passe fausse")

  init() throws {
    folder = NSTemporaryDirectory() + "preau-users-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func directory(_ policy: UserPolicy = .school) -> UserDirectory {
    UserDirectory(
      folder: folder, policy: policy,
      environment: UserEnvironment(
        wallMilliseconds: { self.clock.withLock { $0 } },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }),
      cost: ScryptCost(rounds: 1 << 10) ?? .standard)
  }

  func withHead() throws -> UserDirectory {
    let directory = directory()
    try directory.add(Self.head, passphrase: Self.right)
    return directory
  }

  func pass(minutes: UInt64) { clock.withLock { $0 += minutes * 60_000 } }
  func pass(seconds: UInt64) { clock.withLock { $0 += seconds * 1_000 } }
  func goBack(minutes: UInt64) { clock.withLock { $0 -= minutes * 60_000 } }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  func permissions(_ name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}

/// The error that some work ends with, `nil` when it succeeds.
func trouble(_ work: () throws(LocalUserError) -> Void) -> LocalUserError? {
  do throws(LocalUserError) {
    try work()
    return nil
  } catch { return error }
}
