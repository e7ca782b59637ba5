import Foundation
import Testing

@Suite struct `The roles on a shared computer` {
  @Test func `let a declarant report, and read back only their own`() async throws {
    let computer = try await SharedComputer(["prof": "declarant", "cpe": "team"])
    try await computer.expect(["case", "new", "--set", "gravity=2"], by: "cpe")
    try await computer.expect(
      ["case", "new", "--set", "origin=peer", "--set", "form=insults"], by: "prof")
    try await computer.expect(["fact", "add", "2", "--description", "dans la cour"], by: "prof")
    try await computer.expect(["note", "add", "2", "mot confidentiel"], by: "cpe")
    try await computer.expect(["case", "edit", "2", "--set", "danger=grave"], by: "cpe")
    let list = try await computer.expect(["case", "list"], by: "prof")
    #expect(list.contains("#2") && !list.contains("#1"))
    let shown = try await computer.expect(["case", "show", "2"], by: "prof")
    #expect(shown.contains("dans la cour"))
    #expect(!shown.contains("confidentiel") && !shown.contains("Danger"))
    for command in [
      ["case", "show", "1"], ["case", "edit", "2", "--set", "summary=autre"], ["export"],
      ["explain", "2", "gravity"], ["log", "2"], ["rights", "list"], ["access-log"],
      ["case", "new", "--set", "gravity=3"], ["note", "add", "1", "texte"],
      ["health", "note", "show", "2"],
    ] {
      let ending = try await computer.run(command, by: "prof")
      #expect(ending.status != 0, "\(command)")
      #expect(ending.output.isEmpty, "\(command)")
    }
    try await computer.expect(
      ["task", "add", "2", "--due-on", "2020-01-01", "--label", "appeler"], by: "cpe")
    try await computer.expect(["case", "edit", "2", "--status", "analysis"], by: "cpe")
    for command in [["agenda"], ["task", "list"], ["case", "list", "--status", "analysis"]] {
      let silent = try await computer.run(command, by: "prof")
      #expect(silent.status == 0 && silent.output.isEmpty, "\(command)")
    }
    let found = try await computer.run(["case", "search", "confidentiel"], by: "prof")
    #expect(found.output.isEmpty)
    #expect(try await computer.expect(["case", "search", "cour"], by: "prof").contains("#2"))
  }

  @Test func `let the team work, and not export or decide what the head decides`() async throws {
    let computer = try await SharedComputer(["cpe": "team"])
    try await computer.expect(["case", "new"], by: "cpe")
    let refused = try await computer.run(
      ["case", "edit", "1", "--set", "qualification=substantiated;head_decision;2026-11-24;chef"],
      by: "cpe")
    #expect(refused.status == 4, "\(refused.errors)")
    let export = try await computer.run(["export"], by: "cpe")
    #expect(export.status == 77)
    #expect(export.errors.contains("Head of school"))
    #expect(try await computer.run(["access-log"], by: "cpe").status == 77)
    try await computer.expect(["log", "1"], by: "cpe")
  }

  @Test func `let who checks the logs see who wrote, and never what`() async throws {
    let computer = try await SharedComputer(["prof": "auditor", "cpe": "team"])
    try await computer.expect(["case", "new", "--set", "gravity=2"], by: "cpe")
    #expect(try await computer.expect(["log", "1"], by: "prof").contains("cpe@team"))
    for command in [["explain", "1", "gravity"], ["case", "show", "1"], ["agenda"]] {
      let refused = try await computer.run(command, by: "prof")
      #expect(refused.status == 77 && refused.output.isEmpty, "\(command)")
    }
    try await computer.expect(["explain", "1", "gravity"], by: "cpe")
    let log = try await computer.expect(["access-log"], by: "prof")
    #expect(log.contains("explain"))
  }
}

@Suite struct `The health compartment` {
  private static func write(
    _ computer: SharedComputer, _ text: String, in name: String
  ) async throws -> Programs.Ending {
    try await computer.run(["health", "note", "add", name], by: "infirmier", typing: text)
  }

  @Test func `is read by the health staff with its key, and is bytes for everybody else`()
    async throws
  {
    let computer = try await SharedComputer(["infirmier": "health", "cpe": "team"])
    try await computer.expect(["case", "new"], by: "cpe")
    #expect(try await Self.write(computer, "sans clé", in: "1").status == 5)
    let printed = try await computer.expect(["health", "key", "new"], by: "infirmier")
    #expect(printed.split(separator: "-").count == 14)
    #expect(try await Self.write(computer, "hématome au bras gauche", in: "1").status == 0)
    let read = try await computer.expect(["health", "note", "show", "1"], by: "infirmier")
    #expect(read.contains("hématome au bras gauche"))
    for login in ["cpe", "m.exemple"] {
      let refused = try await computer.run(["health", "note", "show", "1"], by: login)
      #expect(refused.status == 77)
      let key = try await computer.run(["health", "key", "export"], by: login)
      #expect(key.status == 77 && key.output.isEmpty)
      let shown = try await computer.expect(["case", "show", "1"], by: login)
      #expect(shown.contains("Sealed content") && !shown.contains("hématome"))
      #expect(
        try await computer.run(["case", "search", "hématome"], by: login).output.isEmpty)
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: computer.home) {
      let bytes = FileManager.default.contents(atPath: computer.home + "/" + file) ?? Data()
      #expect(bytes.range(of: Data("hématome".utf8)) == nil, "\(file)")
    }
  }

  @Test func `comes back with the printed key, and not with another`() async throws {
    let computer = try await SharedComputer(["infirmier": "health"])
    try await computer.expect(["case", "new"], by: "m.exemple")
    let printed = try await computer.expect(["health", "key", "new"], by: "infirmier")
    #expect(try await Self.write(computer, "texte de santé", in: "1").status == 0)
    let path = computer.home + "/health.key"
    try FileManager.default.removeItem(atPath: path)
    try await computer.expect(["health", "key", "new"], by: "infirmier")
    let other = try await computer.expect(["health", "note", "show", "1"], by: "infirmier")
    #expect(other.contains("another key") && !other.contains("texte de santé"))
    try FileManager.default.removeItem(atPath: path)
    let wrong = try await computer.run(
      ["health", "key", "import"], by: "infirmier", typing: String(printed.dropFirst()))
    #expect(wrong.status == 65)
    let right = try await computer.run(
      ["health", "key", "import"], by: "infirmier", typing: printed.lowercased())
    #expect(right.status == 0, "\(right.errors)")
    let back = try await computer.expect(["health", "note", "show", "1"], by: "infirmier")
    #expect(back.contains("texte de santé"))
  }
}
