import Foundation
import Testing

@Suite struct `The walk-through of a day` {
  @Test func `is done as it is written`() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let programs = URL(fileURLWithPath: Programs.path("preau")).deletingLastPathComponent().path
    let paths = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let folder = NSTemporaryDirectory() + "preau-walkthrough-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let running = try Programs.start(
      root.path + "/scripts/walkthrough", [], in: folder,
      with: ["PATH": programs + ":" + paths])
    let ending = await running.end(secondsMax: 900)
    #expect(ending.status == 0, "\((ending.output + ending.errors).suffix(2000))")
    #expect(ending.output.contains("Tout ce que ce texte annonçait a été dit."))
  }
}

@Suite struct `A program of a school, on the command line` {
  /// A replica with one case, in French, and what a command of it comes to.
  private func world() async throws -> (
    folder: String, run: @Sendable ([String]) async throws -> Programs.Ending
  ) {
    let folder = NSTemporaryDirectory() + "preau-commands-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let run: @Sendable ([String]) async throws -> Programs.Ending = { arguments in
      try await Programs.run(
        "preau", arguments + ["--home", folder + "/r", "--lang", "fr"], in: folder)
    }
    _ = try await run(["init"])
    _ = try await run(["case", "new", "--origin", "victim"])
    return (folder, run)
  }

  @Test func `adds, shows and changes a part by its number, and refuses what is signed`()
    async throws
  {
    let (folder, run) = try await world()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let added = try await run(["add", "entretien", "1", "--text", "Elle raconte."])
    #expect(added.output.hasPrefix("Enregistré dans la situation #1 : entretien "))
    let number = String(added.output.filter(\.isNumber).dropFirst())
    let shown = try await run(["case", "show", "1"])
    #expect(shown.output.contains("Entretien \(number)\n"))
    #expect(shown.output.contains("Compte rendu : Elle raconte."))
    #expect(try await run(["edit", "1", number, "--signed-on", "24/11/2026"]).status == 0)
    let refused = try await run(["edit", "1", number, "--text", "autre"])
    #expect(refused.status == 4)
    #expect(refused.errors.contains("signé"))
    #expect(refused.errors.contains("Rien n’a été enregistré."))
    #expect(try await run(["edit", "1", "99", "--text", "autre"]).status == 66)
    #expect(try await run(["add", "nothing", "1", "--text", "x"]).status == 64)
    #expect(try await run(["case", "search", "raconte"]).output.contains("#1"))
  }

  @Test func `says what a role may not do, which gate refuses, and what is overdue`() async throws {
    let (folder, run) = try await world()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let role = try await run([
      "case", "edit", "1", "--qualification", "suspected;head_decision;24/11/2026;x", "--author",
      "cpe@team",
    ])
    #expect(role.status == 4)
    #expect(role.errors.contains("Votre rôle ne permet pas"))
    #expect(role.errors.contains("--as NOM dit qui agit"))
    let ground = try await run(["erase", "request", "1", "--ground", "caprice"])
    #expect(ground.status == 65 && ground.errors.contains("Fondement"))
    let kind = try await run(["approval", "request", "1", "--kind", "caprice"])
    #expect(kind.status == 65 && kind.errors.contains("Nature"))
    let gate = try await run(["referral", "add", "1", "--kind", "crip"])
    #expect(gate.status == 4)
    #expect(gate.errors.contains("✗ G9 : "))
    #expect(gate.errors.contains("RGPD, art. 6"))
    _ = try await run(["task", "add", "1", "--due-on", "2020-01-01", "--label", "secret"])
    let agenda = try await run(["agenda"])
    #expect(agenda.output.contains("01/01/2020       !  #1"))
    #expect(!agenda.output.contains("secret"))
    #expect(try await run(["status"]).output.contains("Échéances en retard : 1"))
    let request = try await run([
      "rights", "new", "1", "--kind", "access", "--requester", "guardian", "--received-on",
      "2026-10-31",
    ])
    #expect(request.output.contains("réponse au plus tard le 30/11/2026"))
    #expect(try await run(["channel", "list"]).errors.contains("`preau sync`"))
    #expect(try await run(["report", "show", "S101"]).status == 66)
    #expect(try await run(["retention", "list", "--on", "2020-13-01"]).status == 64)
    #expect(
      try await run(["retention", "list", "--on", "2040-01-01"]).output.contains("à effacer"))
  }
}
