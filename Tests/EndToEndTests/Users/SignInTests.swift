import Foundation
import Testing

@Suite struct `A computer with users` {
  @Test func `asks who acts before it shows or writes a case, and not for what shows none`()
    async throws
  {
    let computer = try await SharedComputer()
    for command in [
      ["case", "list"], ["case", "new"], ["case", "search", "x"], ["export"], ["conflicts"],
      ["user", "list"], ["explain", "1", "gravity"],
    ] {
      let ending = try await computer.run(command)
      #expect(ending.status == 77, "\(command): \(ending.errors)")
      #expect(ending.output.isEmpty)
    }
    for command in [["status"], ["timer"], ["verify"], ["fields"], ["sync", "--dry-run"]] {
      let ending = try await computer.run(command)
      #expect(ending.status == 0, "\(command): \(ending.errors)")
    }
  }

  @Test func `signs what is written with login and role`() async throws {
    let computer = try await SharedComputer()
    try await computer.expect(["case", "new", "--set", "gravity=2"], by: "m.exemple")
    let explained = try await computer.expect(["explain", "1", "gravity"], by: "m.exemple")
    #expect(explained.contains("m.exemple@head"))
    let other = try await computer.run(
      ["case", "new", "--author", "autre"], by: "m.exemple")
    #expect(other.status == 64)
  }

  @Test func `keeps a session from login to logout`() async throws {
    let computer = try await SharedComputer()
    let variables = ["PREAU_PASSPHRASE_FILE": computer.file("m.exemple")]
    try await computer.expect(["login", "m.exemple"], with: variables)
    try await computer.expect(["case", "new"])
    #expect(try await computer.expect(["case", "list"]).contains("#1"))
    try await computer.expect(["logout"])
    #expect(try await computer.run(["case", "list"]).status == 77)
  }

  @Test func `lets only a head add users, and nobody in with another's passphrase`() async throws {
    let computer = try await SharedComputer(["cpe": "team"])
    let byTeam = try await computer.run(
      ["user", "add", "prof", "--role", "declarant"], by: "cpe",
      with: ["PREAU_NEW_PASSPHRASE_FILE": computer.file("prof")])
    #expect(byTeam.status == 77)
    let wrong = try await computer.run(
      ["case", "list"],
      with: ["PREAU_USER": "m.exemple", "PREAU_PASSPHRASE_FILE": computer.file("cpe")])
    let unknown = try await computer.run(
      ["case", "list"],
      with: ["PREAU_USER": "inconnu", "PREAU_PASSPHRASE_FILE": computer.file("cpe")])
    #expect(wrong.status == 77)
    #expect(wrong.errors == unknown.errors)
    try await computer.expect(["user", "disable", "cpe"], by: "m.exemple")
    #expect(try await computer.run(["case", "list"], by: "cpe").errors == wrong.errors)
  }

  @Test func `needs a head first`() async throws {
    let folder = NSTemporaryDirectory() + "preau-first-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/passphrase"
    _ = FileManager.default.createFile(
      atPath: path, contents: Data("une longue phrase de passe".utf8),
      attributes: [.posixPermissions: 0o600])
    let variables = ["PREAU_HOME": folder + "/home", "PREAU_NEW_PASSPHRASE_FILE": path]
    let early = try await Programs.run(
      "preau", ["user", "add", "a", "--role", "head"], in: folder, with: variables)
    #expect(early.status == 5)
    _ = try await Programs.run("preau", ["init"], in: folder, with: variables)
    let team = try await Programs.run(
      "preau", ["user", "add", "a", "--role", "team"], in: folder, with: variables)
    #expect(team.status == 65)
    #expect(
      try await Programs.run("preau", ["case", "new"], in: folder, with: variables).status == 0)
  }
}
