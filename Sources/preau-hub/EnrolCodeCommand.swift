internal import ArgumentParser
internal import CentralHub
internal import SchoolDirectory
internal import SyncProtocol

/// Gives a school a one-time code for one more computer.
struct EnrolCodeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol-code", abstract: "Makes a one-time code for one computer of a school.")

  @OptionGroup var options: HubOptions
  @Argument(help: "The school's national number (UAI).") var uai: String
  @Flag(help: "Only the code.") var quiet = false

  func run() async throws {
    try await options.run { hub in
      let uai = try parsed()
      guard let code = try await hub.makeCode(forSchool: uai.description) else {
        print(
          options.say(
            "Le serveur ne connaît pas l'établissement \(uai). Aucun code n'a été fait ; importez l'annuaire d'abord.",
            "The hub does not know school \(uai). No code was made; import the directory first."))
        throw ExitCode(1)
      }
      if quiet { return print(code.text) }
      print(
        options.say(
          """
          \(code.text)
          Pour un seul ordinateur de \(uai), une seule fois, dans les \(Limits.enrolmentHoursMax) heures.
          À l'école : preau enrol URL --code \(code.text)
          """,
          """
          \(code.text)
          For one computer of \(uai), once, within \(Limits.enrolmentHoursMax) hours.
          At the school: preau enrol URL --code \(code.text)
          """))
    }
  }

  private func parsed() throws -> UAI {
    do {
      return try UAI(parsing: uai)
    } catch {
      print(
        options.say(
          "Ce n'est pas un numéro d'établissement (\(error)). Sept chiffres et une lettre de contrôle sont attendus.",
          "This is no school number (\(error)). Seven digits and a control letter are expected."))
      throw ExitCode(64)
    }
  }
}
