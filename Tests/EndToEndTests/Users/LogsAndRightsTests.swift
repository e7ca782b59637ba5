import Foundation
import Testing

@Suite struct `What a school can show of its own reading and writing` {
  @Test func `says who read which case, and never what`() async throws {
    let computer = try await SharedComputer(["cpe": "team"])
    try await computer.expect(["case", "new", "--set", "summary=un mot secret"], by: "cpe")
    try await computer.expect(["case", "show", "1", "--why", "réunion"], by: "cpe")
    try await computer.expect(["case", "search", "secret"], by: "m.exemple")
    try await computer.expect(["export"], by: "m.exemple")
    let log = try await computer.run(["access-log", "--case", "1"], by: "m.exemple")
    #expect(log.status == 0, "\(log.errors)")
    for words in [
      "cpe@team", "case show", "réunion", "m.exemple@head", "case search", "export", "#1",
    ] {
      #expect(log.output.contains(words), "\(words)")
    }
    let text = try String(contentsOfFile: computer.home + "/access.log", encoding: .utf8)
    #expect(!text.contains("secret"))
  }

  @Test func `shows when the log was changed`() async throws {
    let computer = try await SharedComputer(["cpe": "team"])
    try await computer.expect(["case", "new"], by: "cpe")
    try await computer.expect(["case", "show", "1"], by: "cpe")
    let before = try await computer.run(["access-log"], by: "m.exemple")
    let head = before.errors.split(separator: " ").last.map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    try await computer.expect(["access-log", "--head", try #require(head)], by: "m.exemple")
    let path = computer.home + "/access.log"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("cpe@team", with: "inc@team").write(
      toFile: path, atomically: true, encoding: .utf8)
    let after = try await computer.run(["access-log"], by: "m.exemple")
    #expect(after.status == 5)
    #expect(after.errors.contains("line 1"))
    try FileManager.default.removeItem(atPath: path)
    #expect(try await computer.run(["access-log"], by: "m.exemple").status == 5)
  }

  @Test func `shows nothing that it cannot note`() async throws {
    let computer = try await SharedComputer()
    try await computer.expect(["case", "new"], by: "m.exemple")
    let path = computer.home + "/access.log"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let ending = try await computer.run(["case", "list"], by: "m.exemple")
    #expect(ending.status == 5)
    #expect(ending.output.isEmpty)
  }

  @Test func `says who wrote which field, and what has become of it`() async throws {
    let computer = try await SharedComputer(["cpe": "team"])
    try await computer.expect(["case", "new", "--set", "gravity=1"], by: "cpe")
    try await computer.expect(["case", "edit", "1", "--set", "gravity=2"], by: "m.exemple")
    let log = try await computer.expect(["log", "1"], by: "m.exemple")
    let lines = log.split(separator: "\n").filter { $0.contains("Gravity") }
    #expect(lines.count == 2)
    #expect(lines.first?.contains("cpe@team") == true && lines.first?.contains("replaced") == true)
    #expect(lines.last?.contains("m.exemple@head") == true)
    #expect(lines.allSatisfy { $0.contains("this computer") })
  }
}

@Suite struct `The rights of persons` {
  /// A case about two pupils, with everything that must not come out.
  private static func made() async throws -> SharedComputer {
    let computer = try await SharedComputer(["cpe": "team", "infirmier": "health"])
    try await computer.expect(
      ["case", "new", "--set", "summary=C. L. visée par K. S., voir Kévin"], by: "cpe")
    try await computer.expect(
      [
        "person", "add", "1", "--first-name", "Chloé", "--last-name", "Lefèvre", "--role", "target",
      ], by: "cpe")
    try await computer.expect(
      [
        "person", "add", "1", "--first-name", "Kévin", "--last-name", "Saïd-Roux", "--role",
        "alleged_author", "--guardian-phone", "06 00 00 00 12",
      ], by: "cpe")
    try await computer.expect(
      [
        "fact", "add", "1", "--description",
        "SAID-ROUX Kevin a poussé Chloé ; parents au 0600000012",
      ],
      by: "cpe")
    try await computer.expect(
      ["note", "add", "1", "Chloé Lefèvre dit que kévin et sa sœur l’attendent"], by: "cpe")
    try await computer.expect(["health", "key", "new"], by: "infirmier")
    _ = try await computer.run(
      ["health", "note", "add", "1"], by: "infirmier", typing: "note de l’infirmier")
    return computer
  }

  @Test(arguments: ["html", "json"])
  func `give a parent what is held on their child, without the other pupil`(format: String)
    async throws
  {
    let computer = try await Self.made()
    let path = computer.folder + "/acces." + format
    let refused = try await computer.run(
      ["rights", "access", "1", "--person", "Chloé", "--out", path], by: "cpe")
    #expect(refused.status == 77)
    let told = try await computer.expect(
      ["rights", "access", "1", "--person", "Chloé", "--out", path], by: "m.exemple")
    #expect(told.contains("(1)"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    for name in ["kevin", "said", "roux", "K. S.", "0600000012", "06 00 00 00 12"] {
      #expect(!folded.contains(name.lowercased()) && !text.contains(name), "\(name)")
    }
    for words in ["Chloé", "Lefèvre", "[autre personne]", "a poussé"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text.contains("health note"))
    let again = try await computer.run(
      ["rights", "access", "1", "--person", "Chloé", "--out", path], by: "m.exemple")
    #expect(again.status != 0)
  }

  @Test func `are due a month after they came in`() async throws {
    let computer = try await SharedComputer()
    try await computer.expect(["case", "new"], by: "m.exemple")
    try await computer.expect(
      [
        "rights", "new", "1", "--kind", "access", "--requester", "guardian", "--received-on",
        "2026-01-31",
      ], by: "m.exemple")
    let list = try await computer.expect(["rights", "list"], by: "m.exemple")
    #expect(list.contains("2026-02-28") && list.contains("late"))
    let number = try #require(
      list.split(separator: "\n").last?.split(separator: " ").dropFirst().first)
    try await computer.expect(
      ["rights", "answer", "1", String(number), "--outcome", "granted"], by: "m.exemple")
    let answered = try await computer.expect(["rights", "list", "1"], by: "m.exemple")
    #expect(answered.contains("Granted") && !answered.contains("late"))
  }
}
