internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import Foundation
internal import RecordModel
internal import SchoolReplica

/// `preau health`: the compartment of the health staff.
struct HealthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: say(
      "Les notes de santé, que seul le personnel de santé lit.",
      "The health notes, which only the health staff read."),
    subcommands: [KeyCommand.self, HealthNoteCommand.self])

  /// `preau health key`: the compartment's key on this computer.
  struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "key",
      abstract: say("La clé des notes de santé.", "The key of the health notes."),
      discussion: say(
        "Sans la clé ni sa forme imprimée, les notes sont perdues. PREAU_HEALTH_KEY la range ailleurs, sur une clé USB par exemple.",
        "Without the key and its printed form the notes are lost. PREAU_HEALTH_KEY keeps it elsewhere, on a USB stick for instance."
      ), subcommands: [New.self, Import.self, Export.self])
  }

  /// `preau health note`.
  struct HealthNoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "note", abstract: say("Les notes de santé.", "The health notes."),
      subcommands: [Add.self, Show.self])
  }

  /// `preau health key new`.
  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: say("Créer la clé du compartiment.", "Make the compartment's key."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      try HomeOptions.check(options.actingUser(), .readHealth)
      let key = HealthKey.new()
      try key.save(options.healthKeyPath)
      Terminal.print(key.printed)
      Terminal.note(
        say(
          "Imprimer cette ligne et la garder sous clé : c’est la seule façon de retrouver les notes si ce fichier est perdu.",
          "Print this line and lock it away: it is the only way back to the notes if the file is lost."
        ))
    }
  }

  /// `preau health key import`: from the standard input, so that it stands in no list of processes.
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: say(
        "Reprendre la clé depuis sa forme imprimée, lue sur l’entrée standard.",
        "Take the key from its printed form, read from the standard input."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      try HomeOptions.check(options.actingUser(), .readHealth)
      guard let key = HealthKey(printed: readLine() ?? "") else { throw HealthError.notAKey }
      try key.save(options.healthKeyPath)
      Terminal.print(say("La clé est sur cet ordinateur.", "The key is on this computer."))
    }
  }

  /// `preau health key export`.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: say("Montrer la forme imprimée de la clé.", "Show the key's printed form."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      try HomeOptions.check(options.actingUser(), .readHealth)
      Terminal.print(try options.healthKey().printed)
    }
  }

  /// `preau health note add`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: say(
        "Ajouter une note de santé ; le texte est lu sur l’entrée standard.",
        "Add a health note; its text is read from the standard input."))

    @Argument(
      help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
    var name: String

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open(needing: .readHealth)
      let key = try options.healthKey()
      let record = try await replica.findCase(name)
      let text = try StandardInput.text(
        asking: say(
          "Écrire la note, puis Ctrl-D sur une ligne vide.",
          "Write the note, then Ctrl-D on an empty line."))
      guard text.contains(where: { !$0.isWhitespace }) else { throw Failure(.emptyNote, .badData) }
      _ = try await replica.addHealthNote(
        text, to: record, key: key, author: try options.authorName, on: options.today)
      Terminal.print(
        say(
          "Note de santé enregistrée, scellée.", "Health note recorded, sealed."))
    }
  }

  /// `preau health note show`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: say(
        "Lire les notes de santé d’une situation.", "Read the health notes of a case."))

    @Argument(
      help: ArgumentHelp(say("La situation.", "The case."), valueName: say("situation", "case")))
    var name: String

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open(needing: .readHealth)
      let key = try options.healthKey()
      let record = try await replica.findCase(name)
      try await replica.noteReading([try await replica.caseName(record)])
      for note in try await replica.healthNotes(of: record, key: key) {
        HealthNotePage(note).print()
      }
    }
  }
}
