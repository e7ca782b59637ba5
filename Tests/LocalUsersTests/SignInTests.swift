import Foundation
import LocalUsers
import Testing

@Suite struct `Signing in` {
  @Test func `takes the right passphrase, however its accents are composed`() throws {
    let trial = try TrialUsers()
    let directory = trial.directory()
    try directory.add(TrialUsers.head, passphrase: Passphrase("l’élève préféré du préau"))
    let decomposed = "l’élève préféré du préau".decomposedStringWithCanonicalMapping
    #expect(try directory.signIn("m.exemple", Passphrase(decomposed)).role == "head")
  }

  @Test func `says the same of a wrong login, a wrong passphrase and a disabled user`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    try directory.add(NewUser(login: "parti", role: "team"), passphrase: TrialUsers.right)
    try directory.setActive("parti", false)
    for (login, passphrase) in [
      ("m.exemple", TrialUsers.wrong), ("personne", TrialUsers.right), ("parti", TrialUsers.right),
      ("", TrialUsers.right), ("m.exemple\u{0}", TrialUsers.right),
    ] {
      #expect(
        trouble { () throws(LocalUserError) in _ = try directory.signIn(login, passphrase) }
          == .wrong)
    }
  }

  @Test(arguments: ["m.exemple", "personne"])
  func `waits longer after each wrong try from the sixth on, known login or not`(login: String)
    throws
  {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    func attempt() -> LocalUserError? {
      trouble { () throws(LocalUserError) in _ = try directory.signIn(login, TrialUsers.wrong) }
    }
    for _ in 0..<5 { #expect(attempt() == .wrong) }
    #expect(attempt() == .waiting(milliseconds: 30_000))
    trial.pass(minutes: 1)
    #expect(attempt() == .wrong)
    #expect(attempt() == .waiting(milliseconds: 60_000))
    for _ in 0..<8 {
      trial.pass(minutes: 15)
      #expect(attempt() == .wrong)
    }
    #expect(attempt() == .waiting(milliseconds: 900_000))
  }

  @Test func `lets nobody in during the wait, and everybody after it`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    for _ in 0..<5 { _ = try? directory.signIn("m.exemple", TrialUsers.wrong) }
    #expect(
      trouble { () throws(LocalUserError) in
        _ = try directory.signIn("m.exemple", TrialUsers.right)
      } == .waiting(milliseconds: 30_000))
    trial.pass(minutes: 1)
    #expect(try directory.signIn("m.exemple", TrialUsers.right).login == "m.exemple")
    #expect(
      trouble { () throws(LocalUserError) in
        _ = try directory.signIn("m.exemple", TrialUsers.wrong)
      } == .wrong)
  }

  @Test func `is never locked for good by a clock that goes back`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    for _ in 0..<5 { _ = try? directory.signIn("m.exemple", TrialUsers.wrong) }
    trial.goBack(minutes: 1_000_000)
    #expect(
      trouble { () throws(LocalUserError) in
        _ = try directory.signIn("m.exemple", TrialUsers.right)
      } == .waiting(milliseconds: 30_000))
    trial.pass(minutes: 1)
    #expect(try directory.signIn("m.exemple", TrialUsers.right).login == "m.exemple")
  }

  @Test func `forgets no known login's tries when many others are tried`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    for _ in 0..<5 { _ = try? directory.signIn("m.exemple", TrialUsers.wrong) }
    for place in 0..<1_100 { _ = try? directory.signIn("x\(place)", TrialUsers.wrong) }
    guard
      case .waiting? = trouble({ () throws(LocalUserError) in
        _ = try directory.signIn("m.exemple", TrialUsers.right)
      })
    else {
      Issue.record("the wait is gone")
      return
    }
  }

  @Test func `writes no login that was mistyped`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    _ = try? directory.signIn("ma phrase de passe", TrialUsers.wrong)
    #expect(try !trial.text("users.json").contains("ma phrase"))
  }

  @Test func `takes the new passphrase and no longer the old`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    let new = Passphrase("une toute autre phrase")
    try directory.setPassphrase(of: "m.exemple", to: new)
    #expect(
      trouble { () throws(LocalUserError) in
        _ = try directory.signIn("m.exemple", TrialUsers.right)
      } == .wrong)
    #expect(try directory.signIn("m.exemple", new).login == "m.exemple")
  }
}
