import Foundation
import Testing

@Suite struct `The transfer commands` {
  private let world: ProgramWorld
  private let sender: String
  private let receiver: String

  init() async throws {
    world = try await ProgramWorld()
    sender = try await world.computer("first")
    receiver = try await world.computer("second", at: ProgramWorld.otherSchool)
  }

  private func preau(_ home: String, _ arguments: String...) async throws -> Programs.Ending {
    try await Programs.run(
      "preau", arguments + ["--home", home], in: world.folder,
      with: ["PREAU_AUTHOR": "chef@head"])
  }

  private func codeFile(_ code: String, mode: Int = 0o600) throws -> String {
    let path = world.folder + "/" + UUID().uuidString
    try (code + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  /// The number of the first transfer that a case shows.
  private func transferNumber() async throws -> String {
    let page = try await preau(sender, "case", "show", "1001")
    let line = page.output.split(separator: "\n").first { $0.hasPrefix("Transfer ") }
    return String(try #require(line?.split(separator: " ").last))
  }

  @Test func `carry a case with a file and a code, and say what to do at every turn`() async throws
  {
    _ = try await preau(sender, "case", "new", "--set", "summary=un mot secret")
    _ = try await preau(sender, "person", "add", "1001", "--last-name", "Exemplard")
    _ = try await preau(
      sender, "transfer", "add", "1001", "--to-school", ProgramWorld.otherSchool, "--legal-basis",
      "child_protection")
    let number = try await transferNumber()
    let file = world.folder + "/transfer.preau"
    let written = try await preau(sender, "transfer", "write", "1001", number, file)
    #expect(written.status == 0, "\(written.errors)")
    let code = try #require(
      written.output.split(separator: "\n").first { $0.hasPrefix("Code: ") }?.dropFirst(6))
    let log = try String(contentsOfFile: sender + "/access.log", encoding: .utf8)
    #expect(log.contains("transfer write") && !log.contains(code) && !log.contains("Exemplard"))
    #expect(try await preau(sender, "transfer", "write", "1001", number, file).status == 64)

    let right = try codeFile(String(code).lowercased())
    let mistyped = try codeFile(String(code.dropLast()))
    let read = ["transfer", "read", file, "--code-file"]
    func reading(_ home: String, _ codeFile: String) async throws -> Programs.Ending {
      try await Programs.run(
        "preau", read + [codeFile, "--home", home], in: world.folder,
        with: ["PREAU_AUTHOR": "chef@head"])
    }
    let refusals = [
      (try await reading(receiver, mistyped), Int32(77), "mistyped"),
      (try await reading(receiver, codeFile("000-000-000-000-000-000-000")), 77, "does not open"),
      (try await reading(receiver, codeFile(String(code), mode: 0o644)), 64, "chmod 600"),
      (try await reading(sender, right), 4, ProgramWorld.otherSchool),
    ]
    for (ending, status, words) in refusals {
      #expect(ending.status == status && ending.errors.contains(words), "\(ending.errors)")
      #expect(ending.errors.contains("Nothing was recorded."))
    }
    let taken = try await reading(receiver, right)
    #expect(taken.status == 0 && taken.output.contains("Case received"), "\(taken.errors)")
    let again = try await reading(receiver, right)
    #expect(again.status == 4 && again.errors.contains("already"), "\(again.errors)")
    let page = try await preau(receiver, "case", "show", "1001")
    for words in ["un mot secret", "Exemplard", "Received by transfer", ProgramWorld.school] {
      #expect(page.output.contains(words), "\(words)")
    }
    let synced = try await preau(receiver, "sync")
    #expect(synced.status == 0, "\(synced.errors)")

    let marked = try await preau(sender, "transfer", "mark", "1001", number, "accepted")
    #expect(marked.output.contains("Transferred to school \(ProgramWorld.otherSchool)"))
    #expect(marked.output.contains("Retention"))
    #expect(
      try await preau(sender, "case", "show", "1001").output.contains("Transferred to school"))
    #expect(try await preau(sender, "agenda").output.contains("retention runs"))
  }

  @Test func `refuse a file that is none, and a role that may not`() async throws {
    let path = world.folder + "/some.txt"
    try "a letter".write(toFile: path, atomically: true, encoding: .utf8)
    let none = try await preau(receiver, "transfer", "read", path)
    #expect(none.status == 65 && none.errors.contains("no transfer"), "\(none.errors)")
    let french = try await preau(receiver, "transfer", "read", path, "--lang", "fr")
    #expect(french.errors.contains("n’est pas un transfert"))
    let missing = try await preau(receiver, "transfer", "read", path + "x")
    #expect(missing.status == 66)
    let team = try await Programs.run(
      "preau", ["transfer", "read", path, "--home", receiver], in: world.folder,
      with: ["PREAU_AUTHOR": "cpe@team"])
    #expect(team.status == 4, "\(team.errors)")
  }
}
