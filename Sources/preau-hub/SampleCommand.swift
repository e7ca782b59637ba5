internal import ArgumentParser
internal import CentralHub

/// A believable country that does not exist.
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Fills an empty hub with a believable country that does not exist.",
    discussion: """
      Schools are taken evenly from the directory that was imported, or invented; people, cases and reports are invented.
      Everything goes the way real edits go. For demonstrations, tests and load; never into a hub that schools use.
      """)

  @OptionGroup var options: HubOptions
  @Option(help: "How many schools have a computer.") var schools = 100
  @Option(help: "How many school years, this one included.") var years = 3
  @Option(help: "The same seed makes the same country.") var seed: UInt64 = 1

  func run() async throws {
    guard schools > 0, (1...20).contains(years) else {
      throw Refused.usage(
        options.say(
          "Au moins une école, un à vingt ans.", "At least one school, one to twenty years."))
    }
    try await options.run { hub in
      do {
        let country = SampleCountry(schoolCount: schools, yearCount: years, seed: seed)
        let made = try await country.make(in: hub)
        print(
          options.say(
            "\(made.schoolCount) écoles, \(made.caseCount) situations, \(made.recordCount) fiches, \(made.reportCount) signalements.",
            "\(made.schoolCount) schools, \(made.caseCount) cases, \(made.recordCount) records, \(made.reportCount) reports."
          ))
      } catch SampleTrouble.notEmpty {
        throw Refused.done(
          options.say(
            "Ce serveur contient déjà le travail d'écoles. Rien n'a été changé ; faites l'échantillon dans un autre dossier.",
            "This hub holds schools' work already. Nothing was changed; make the sample in another folder."
          ))
      }
    }
  }
}
