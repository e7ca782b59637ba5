internal import ArgumentParser
internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// `preau note`: the team's notes, written once and never changed.
struct NoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: say("Les notes d’une situation.", "The notes of a case."),
    subcommands: [Add.self])

  /// `preau note add`: the text as words, or from the standard input.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: say(
        "Ajouter une note ; sans texte, elle est lue sur l’entrée standard.",
        "Add a note; without text, it is read from the standard input."))

    @OptionGroup var part: PartOptions

    @Argument(help: ArgumentHelp(say("Le texte.", "The text."), valueName: say("texte", "text")))
    var text: [String] = []

    func run() async throws {
      let text =
        try text.isEmpty
        ? StandardInput.text(
          asking: say(
            "Écrire la note, puis Ctrl-D sur une ligne vide.",
            "Write the note, then Ctrl-D on an empty line.")) : text.joined(separator: " ")
      guard text.contains(where: { !$0.isWhitespace }) else { throw Failure(.emptyNote, .badData) }
      let values = try FieldReader(.note).values(named: "text", text)
      let (replica, file) = try await part.open()
      try await part.add([RecordDraft(.note, values: values)], to: replica, file)
    }
  }
}
