import Foundation
import Testing

@Suite struct `A hub with users` {
  @Test func `is begun by the ministry, and knows its territories`() async throws {
    let world = try await ProgramWorld()
    let path = world.folder + "/passphrase"
    _ = FileManager.default.createFile(
      atPath: path, contents: Data("une longue phrase de passe".utf8),
      attributes: [.posixPermissions: 0o600])
    let variables = ["PREAU_NEW_PASSPHRASE_FILE": path, "PREAU_PASSPHRASE_FILE": path]
    func run(_ arguments: [String], by login: String? = nil) async throws -> Programs.Ending {
      try await Programs.run(
        "preau-hub", ["users"] + arguments + ["--home", world.hubHome], in: world.folder,
        with: variables.merging(login.map { ["PREAU_USER": $0] } ?? [:]) { _, new in new })
    }
    #expect(try await run(["add", "ref", "--role", "referent", "--territory", "075"]).status == 1)
    #expect(try await run(["add", "dgesco", "--role", "ministry"]).status == 0)
    #expect(try await run(["add", "ref", "--role", "referent", "--territory", "075"]).status == 1)
    let unknown = try await run(
      ["add", "ref", "--role", "referent", "--territory", "076"], by: "dgesco")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("territory"))
    for (login, territory) in [("ref", "075"), ("dasen", "01")] {
      let added = try await run(
        ["add", login, "--role", "academy", "--territory", territory], by: "dgesco")
      #expect(added.status == 0, "\(added.errors)")
    }
    #expect(try await run(["list"]).status == 1)
    #expect(try await run(["login", "ref"]).status == 0)
    #expect(try await run(["list"]).output.contains("dasen  academy  01"))
    #expect(try await run(["disable", "dasen"]).status == 1)
    #expect(try await run(["logout"]).status == 0)
    #expect(try await run(["list"]).status == 1)
  }

  @Test func `writes down who read which reports before it shows them`() async throws {
    let world = try await ProgramWorld()
    func run(_ arguments: [String]) async throws -> Programs.Ending {
      try await Programs.run(
        "preau-hub", arguments + ["--home", world.hubHome, "--as", "lefort"], in: world.folder)
    }
    #expect(try await run(["sample", "--schools", "12", "--years", "2"]).status == 0)
    #expect(try await run(["access-log"]).output.contains("—"))
    let listed = try await run(["reports", "list"])
    let number = try #require(listed.output.split(separator: " ").first.map(String.init))
    #expect(try await run(["reports", "show", number]).status == 0)
    let log = try await run(["access-log"])
    #expect(log.status == 0)
    let lines = log.output.split(separator: "\n")
    #expect(lines.count == 3 && lines.dropLast().allSatisfy { $0.contains("lefort") })
    #expect(lines[1].contains("reports show") && lines[1].contains(number))
    let path = world.hubHome + "/access.log"
    let bytes = try Data(contentsOf: URL(filePath: path))
    try Data(bytes.reversed()).write(to: URL(filePath: path))
    #expect(try await run(["access-log"]).status == 2)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let blind = try await run(["reports", "show", number])
    #expect(blind.status == 1 && blind.output.isEmpty)
  }
}
