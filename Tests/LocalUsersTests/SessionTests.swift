import Foundation
import Glibc
import LocalUsers
import Testing

@Suite struct `A session` {
  private func opened(_ trial: TrialUsers) throws -> UserDirectory {
    let directory = try trial.withHead()
    try directory.openSession(for: try directory.signIn("m.exemple", TrialUsers.right))
    return directory
  }

  @Test func `holds while there are commands, and no longer than half an hour without`() throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    #expect(try trial.permissions("session.json") == 0o600)
    for _ in 0..<5 {
      trial.pass(minutes: 29)
      #expect(try directory.sessionUser()?.login == "m.exemple")
    }
    trial.pass(minutes: 30)
    #expect(try directory.sessionUser() == nil)
  }

  @Test func `ends after twelve hours, whatever is done in it`() throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    for _ in 0..<35 {
      trial.pass(minutes: 20)
      #expect(try directory.sessionUser() != nil)
    }
    trial.pass(minutes: 20)
    #expect(try directory.sessionUser() == nil)
  }

  @Test func `is written down once a minute at most, and under the lock`() throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    let opened = try trial.text("session.json")
    for _ in 0..<5 { #expect(try directory.sessionUser() != nil) }
    trial.pass(seconds: 59)
    #expect(try directory.sessionUser() != nil)
    #expect(try trial.text("session.json") == opened)
    trial.pass(seconds: 1)
    let lock = open(trial.folder + "/users.lock", O_RDWR | O_CREAT, 0o600)
    flock(lock, LOCK_EX)
    #expect(trouble { () throws(LocalUserError) in _ = try directory.sessionUser() } == .busy)
    #expect(try trial.text("session.json") == opened)
    close(lock)
    #expect(try directory.sessionUser() != nil)
    #expect(try trial.text("session.json") != opened)
  }

  @Test func `ends when somebody else opens one on the same computer`() throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    let copy = try trial.text("session.json")
    try directory.add(NewUser(login: "adjoint", role: "head"), passphrase: TrialUsers.right)
    try directory.openSession(for: try directory.signIn("adjoint", TrialUsers.right))
    #expect(try directory.sessionUser()?.login == "adjoint")
    try copy.write(toFile: trial.folder + "/session.json", atomically: true, encoding: .utf8)
    #expect(try directory.sessionUser() == nil)
  }

  @Test func `ends when the clock goes back`() throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    trial.goBack(minutes: 5)
    #expect(try directory.sessionUser() == nil)
  }

  @Test func `that was closed does not come back with a copy of its file`() throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    let copy = try trial.text("session.json")
    #expect(try directory.closeSession())
    #expect(try !directory.closeSession())
    try copy.write(toFile: trial.folder + "/session.json", atomically: true, encoding: .utf8)
    #expect(try directory.sessionUser() == nil)
  }

  @Test func `ends with its user's right to sign in, and with their passphrase`() throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    try directory.add(NewUser(login: "adjoint", role: "head"), passphrase: TrialUsers.right)
    try directory.setActive("m.exemple", false)
    #expect(try directory.sessionUser() == nil)
    try directory.openSession(for: try directory.signIn("adjoint", TrialUsers.right))
    #expect(try directory.sessionUser()?.login == "adjoint")
    try directory.setPassphrase(of: "adjoint", to: Passphrase("une toute autre phrase"))
    #expect(try directory.sessionUser() == nil)
  }

  @Test(arguments: [
    "", "{}", "{\"login\":\"m.exemple\"}",
    "{\"login\":\"m.exemple\",\"token\":\"AAAA\",\"idle_milliseconds\":18446744073709551615,\"used_milliseconds\":18446744073709551615}",
    "{\"login\":\"m.exemple\",\"token\":\"AAAA\",\"idle_milliseconds\":60000,\"used_milliseconds\":1800000000000}",
  ])
  func `is not made up`(text: String) throws {
    let trial = try TrialUsers()
    let directory = try opened(trial)
    try text.write(toFile: trial.folder + "/session.json", atomically: true, encoding: .utf8)
    #expect(try directory.sessionUser() == nil)
  }
}
