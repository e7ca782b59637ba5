import Testing

@Suite struct `preau-hub stats` {
  @Test func `counts, shows, publishes and logs, and refuses a low threshold`() async throws {
    let world = try await ProgramWorld()
    func stats(_ arguments: String...) async throws -> Programs.Ending {
      try await Programs.run(
        "preau-hub", ["stats"] + arguments + ["--home", world.hubHome, "--lang", "fr"],
        in: world.folder)
    }
    let early = try await stats()
    #expect(early.status == 1 && early.errors.contains("Rien de cela n'est encore compté"))
    #expect(try await stats("release", "2024-10").status == 0)
    let again = try await stats("release", "2024-2025")
    #expect(again.status == 1 && again.errors.contains("déjà comptés, dans 2024-10"))
    let table = try await stats("--format", "csv", "--by", "form", "--territory", "academie")
    #expect(table.status == 0)
    #expect(
      table.output.hasPrefix(
        "période,code,territoire,Forme,nombre,minimum,maximum,mois comptés\r\n"))
    let low = try await stats("--threshold", "4")
    #expect(low.status == 1 && low.errors.contains("Un seuil de 4 est trop bas"))
    #expect(try await stats("--public").status == 1)
    #expect(try await stats("publish", "2024-10").status == 0)
    #expect(try await stats("--public", "--format", "fe").output.hasPrefix("TYPE FAIT ATTEINTES|"))
    #expect(try await stats("published").output.contains("cases  2024-10  departement"))
    #expect(try await stats("compare").output.contains("avéré"))
    let exports = try await stats("exports").output.split(separator: "\n")
    #expect(exports.count == 3 && exports[2].hasSuffix("cases form year academie  inside  5  csv"))
    #expect(try await stats("recount").status == 0)
  }
}
