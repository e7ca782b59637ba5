internal import ArgumentParser
internal import CentralHub
internal import CentralStorage
internal import SchoolDirectory

/// The national directory of schools.
struct SchoolsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schools", abstract: "The schools the hub knows.",
    subcommands: [Import.self, List.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes in the national directory, CSV with ';', plain or gzip.",
      discussion: """
        Columns: uai nom nature secteur code_insee commune code_departement departement code_academie academie
        circonscription effectifs latitude longitude. A line that breaks a rule is counted and skipped; schools that are
        there are brought up to date and keep their cases.
        """)

    @OptionGroup var options: HubOptions
    @Argument(help: "The file.") var file: String

    func run() async throws {
      try await options.run { hub in
        let summary = try await hub.importSchools(fromFile: file)
        print(
          options.say(
            "\(summary.entryCount) établissements importés, \(summary.rejectedCount) lignes refusées.",
            "\(summary.entryCount) schools imported, \(summary.rejectedCount) lines rejected."))
        for line in summary.rejectedLines.prefix(10) {
          print(
            options.say(
              "  ligne \(line.lineNumber) : \(line.reason)",
              "  line \(line.lineNumber): \(line.reason)"))
        }
        if summary.entryCount == 0 { throw ExitCode(1) }
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists schools: those with a computer, or all.")

    @OptionGroup var options: HubOptions
    @Flag(help: "Every school of the directory.") var all = false

    func run() async throws {
      try await options.run { hub in
        for school in try await hub.schools(all ? .all : .enrolled) {
          print(
            "\(school.uai)  \(school.departementCode)  \(school.sequence)  \(school.stateHash)  \(school.name)"
          )
        }
      }
    }
  }
}
