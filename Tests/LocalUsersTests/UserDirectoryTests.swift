import Foundation
import LocalUsers
import Testing

@Suite struct `The users of a folder` {
  @Test func `are none until one is added`() throws {
    let directory = try TrialUsers().directory()
    #expect(!directory.exists)
    #expect(try directory.users().isEmpty)
  }

  @Test func `are in a file for its owner only, without a passphrase in it`() throws {
    let trial = try TrialUsers()
    _ = try trial.withHead()
    #expect(try trial.permissions("users.json") == 0o600)
    let text = try trial.text("users.json")
    #expect(!text.contains("phrase de passe"))
    #expect(text.contains("\"algorithm\" : \"scrypt\""))
    #expect(text.contains("\"rounds\" : 1024"))
  }

  @Test func `have a first who manages the others`() throws {
    let trial = try TrialUsers()
    let directory = trial.directory()
    let first = NewUser(login: "cpe", role: "team")
    #expect(
      trouble { () throws(LocalUserError) in
        try directory.add(first, passphrase: TrialUsers.right)
      } == .firstRole("head"))
    #expect(!directory.exists)
    try directory.add(TrialUsers.head, passphrase: TrialUsers.right)
    try directory.add(first, passphrase: TrialUsers.right)
    #expect(try directory.users().map(\.author) == ["cpe@team", "m.exemple@head"])
  }

  @Test(arguments: [
    (NewUser(login: "Majuscule", role: "team"), LocalUserError.loginShape),
    (NewUser(login: "", role: "team"), .loginShape),
    (NewUser(login: "a@b", role: "team"), .loginShape),
    (NewUser(login: String(repeating: "a", count: 33), role: "team"), .loginShape),
    (NewUser(login: "a", name: "", role: "team"), .nameShape),
    (NewUser(login: "a", name: "x\u{1B}[2J", role: "team"), .nameShape),
    (NewUser(login: "a", role: "ministry"), .role(allowed: UserPolicy.school.roles)),
    (NewUser(login: "a", role: "team", territory: "075"), .territoryNotAllowed),
    (NewUser(login: "m.exemple", role: "team"), .alreadyThere),
  ])
  func `are refused with what is wrong`(new: NewUser, error: LocalUserError) throws {
    let directory = try TrialUsers().withHead()
    #expect(
      trouble { () throws(LocalUserError) in
        try directory.add(new, passphrase: TrialUsers.right)
      } == error)
    #expect(try directory.users().count == 1)
  }

  @Test func `have a territory at the hub where their role has one`() throws {
    let trial = try TrialUsers()
    let directory = trial.directory(.hub)
    try directory.add(
      NewUser(login: "dgesco", role: "ministry"), passphrase: TrialUsers.right)
    for territory in [nil, "", "7", "0751", "XX", "paris"] {
      #expect(
        trouble { () throws(LocalUserError) in
          try directory.add(
            NewUser(login: "ref", role: "referent", territory: territory),
            passphrase: TrialUsers.right)
        } == .territoryNeeded, "\(territory ?? "nil")")
    }
    for (place, territory) in ["01", "075", "02A", "974"].enumerated() {
      try directory.add(
        NewUser(login: "ref\(place)", role: "academy", territory: territory),
        passphrase: TrialUsers.right)
    }
    #expect(try directory.users().count == 5)
  }

  @Test(arguments: [
    "court", "aaaaaaaaaaaaaaaa", "onze caract", String(repeating: "abcde ", count: 400),
  ])
  func `have no weak passphrase`(typed: String) throws {
    let trial = try TrialUsers()
    #expect(
      trouble { () throws(LocalUserError) in
        try trial.directory().add(TrialUsers.head, passphrase: Passphrase(typed))
      } == .weakPassphrase)
  }

  @Test func `keep one active manager`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    #expect(
      trouble { () throws(LocalUserError) in try directory.setActive("m.exemple", false) }
        == .lastManager(role: "head"))
    try directory.add(NewUser(login: "adjoint", role: "head"), passphrase: TrialUsers.right)
    try directory.setActive("m.exemple", false)
    #expect(try directory.users().filter(\.isActive).map(\.login) == ["adjoint"])
  }

  @Test(arguments: ["", "{}", "[]", "{\"version\":2}", "\u{0}"])
  func `are not taken for none when the file is damaged`(text: String) throws {
    let trial = try TrialUsers()
    try text.write(toFile: trial.folder + "/users.json", atomically: true, encoding: .utf8)
    let directory = trial.directory()
    #expect(directory.exists)
    #expect(trouble { () throws(LocalUserError) in _ = try directory.users() } == .damaged)
    #expect(
      trouble { () throws(LocalUserError) in
        _ = try directory.signIn("m.exemple", TrialUsers.right)
      } == .damaged)
  }

  @Test func `are refused when the file asks for a cost nobody would choose`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    for rounds in ["0", "-1", "1000", "1", "4611686018427387904"] {
      let text = try trial.text("users.json").replacing(
        "\"rounds\" : 1024", with: "\"rounds\" : \(rounds)")
      try text.write(toFile: trial.folder + "/users.json", atomically: true, encoding: .utf8)
      #expect(trouble { () throws(LocalUserError) in _ = try directory.users() } == .damaged)
      try text.replacing("\"rounds\" : \(rounds)", with: "\"rounds\" : 1024").write(
        toFile: trial.folder + "/users.json", atomically: true, encoding: .utf8)
    }
  }
}
