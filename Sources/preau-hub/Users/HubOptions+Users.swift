internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import Foundation
internal import LocalUsers

extension HubOptions {
  /// The users of this hub.
  var users: UserDirectory {
    UserDirectory(folder: folder.path, policy: .hub, environment: .live)
  }

  /// Who acts, named with --as, PREAU_USER or an open session; `nil` at a hub without users.
  ///
  /// - Throws: `LocalUserError.notSignedIn` and its like.
  func actingUser() throws -> LocalUser? {
    try ActingUser.find(
      in: users, named: login, ProcessInfo.processInfo.environment, prompt: prompt)
  }

  /// Has whoever acts say their passphrase, unless they have in this run.
  func confirmActingUser() throws {
    _ = try ActingUser.confirm(
      in: users, named: login, ProcessInfo.processInfo.environment, prompt: prompt)
  }

  /// Checks that whoever acts has a right; at a hub without users everybody has.
  ///
  /// - Throws: `LocalUserError.notSignedIn` and its like, `RightMissing`.
  func check(_ right: Right) throws {
    guard let user = try actingUser() else { return }
    guard MemberRole(rawValue: user.role)?.permission(for: right) == .granted else {
      throw RightMissing()
    }
  }

  /// Whether whoever acts may look at a school: those of their territory, or all for national roles.
  func covers(_ school: String, _ hub: Hub) async throws -> Bool {
    guard let territory = try actingUser()?.territory else { return true }
    return try await hub.hasSchools(inTerritory: territory, uai: school)
  }

  /// Checks that whoever acts may look at a school.
  ///
  /// - Throws: `LocalUserError.otherTerritory`.
  func check(_ school: String, _ hub: Hub) async throws {
    guard try await covers(school, hub) else { throw LocalUserError.otherTerritory }
  }

  /// What a passphrase is asked for with.
  func prompt(_ login: String) -> String {
    say("Phrase de passe de \(login) : ", "Passphrase of \(login): ")
  }

  /// Reads the passphrase that somebody has now.
  func passphrase(of login: String) throws -> Passphrase {
    try PassphraseSource.current(ProcessInfo.processInfo.environment).read(prompt: prompt(login))
  }

  /// Reads a new passphrase, typed twice on a terminal.
  func newPassphrase(of login: String) throws -> Passphrase {
    try PassphraseSource.new(ProcessInfo.processInfo.environment).readTwice(
      prompt: say("Nouvelle phrase de passe de \(login) : ", "New passphrase of \(login): "),
      again: say("Encore une fois : ", "Once more: "))
  }
}

/// The role of whoever acts does not go with what they ask.
struct RightMissing: Error {}
