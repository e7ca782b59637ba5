internal import ArgumentParser
internal import CaseModel
internal import SchoolReplica

/// `preau init`: makes the replica.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: say("Créer la réplique de cet ordinateur.", "Make this computer's replica."))

  @OptionGroup var options: HomeOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Vérifier le numéro national de l’établissement avant de créer.",
        "Check the school's national number before making it."), valueName: "UAI"))
  var school: String?

  func run() async throws {
    if let school { try SchoolNumber.check(school) }
    _ = try Replica.create(in: options.home, schema: CaseSchema.current, environment: .live)
    Terminal.print(
      say("La réplique est créée dans ", "The replica is made in ")
        + SafeText.line(options.home.path))
    Terminal.print(
      say(
        "On peut enregistrer dès maintenant ; `preau enrol` la relie au ministère.",
        "Recording can start now; `preau enrol` connects it to the ministry."))
  }
}
