import Foundation
import LocalUsers
import Testing

@Suite struct `Who acts in a run` {
  private let trial: TrialUsers
  private let directory: UserDirectory
  private let environment: [String: String]

  init() throws {
    trial = try TrialUsers()
    directory = try trial.withHead()
    let path = trial.folder + "/passphrase"
    environment = ["PREAU_USER": "m.exemple", "PREAU_PASSPHRASE_FILE": path]
    _ = FileManager.default.createFile(
      atPath: path, contents: Data("une phrase de passe correcte".utf8),
      attributes: [.posixPermissions: 0o600])
  }

  private func confirm() throws(LocalUserError) -> LocalUser? {
    try ActingUser.confirm(in: directory, named: nil, environment) { $0 }
  }

  @Test func `says a passphrase once, though it is asked for again`() throws {
    #expect(try ActingUser.find(in: directory, named: nil, environment) { $0 }?.role == "head")
    try FileManager.default.removeItem(atPath: trial.folder + "/passphrase")
    #expect(try confirm()?.login == "m.exemple")
  }

  @Test func `is not taken at the word of an open session where that is not enough`() throws {
    try directory.openSession(for: try directory.signIn("m.exemple", TrialUsers.right))
    #expect(try ActingUser.find(in: directory, named: nil, environment) { $0 } != nil)
    try Data("une phrase de passe fausse".utf8).write(
      to: URL(fileURLWithPath: trial.folder + "/passphrase"))
    #expect(trouble { () throws(LocalUserError) in _ = try confirm() } == .wrong)
  }

  @Test func `changes no file when everything is right`() throws {
    let before = try trial.text("users.json")
    let path = trial.folder + "/users.json"
    let number = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber]
    _ = try directory.signIn("m.exemple", TrialUsers.right)
    #expect(try trial.text("users.json") == before)
    let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber]
    #expect(after as? NSNumber == number as? NSNumber)
    #expect(trouble { () throws(LocalUserError) in _ = try wrong() } == .wrong)
    #expect(try trial.text("users.json") != before)
  }

  private func wrong() throws(LocalUserError) -> LocalUser {
    try directory.signIn("m.exemple", TrialUsers.wrong)
  }
}
