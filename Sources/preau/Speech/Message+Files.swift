internal import CaseModel
internal import RecordModel
internal import SchoolReplica

extension Message {
  /// What is said when a file of records cannot be used.
  static func recordFile(_ error: RecordFileError) -> Message {
    switch error {
    case .missing:
      Message(
        Label("Le fichier ne peut pas être ouvert.", "The file cannot be opened."),
        safe: nothingChanged,
        next: Label("Vérifier son nom et ses droits.", "Check its name and permissions."))
    case .unreadable:
      Message(
        Label(
          "Le fichier ne peut pas être lu jusqu’au bout.", "The file cannot be read to its end."),
        safe: Label(
          "Ce qui a été importé avant reste enregistré.", "What was imported before stays recorded."
        ),
        next: Label(
          "Vérifier son nom et ses droits, puis recommencer.",
          "Check its name and permissions, then try again."))
    case .unwritable:
      Message(
        Label("Le fichier ne peut pas être écrit.", "The file cannot be written."),
        safe: Label("La réplique n’a pas été touchée.", "The replica was not touched."),
        next: Label(
          "Vérifier le dossier, ses droits et la place qui reste.",
          "Check the folder, its permissions and the space left."))
    case .alreadyThere:
      Message(
        Label("Il y a déjà un fichier de ce nom.", "There is a file of that name already."),
        safe: Label("Il n’a pas été touché.", "It was not touched."),
        next: Label("Choisir un autre nom.", "Choose another name."))
    }
  }
}

extension BadLine {
  /// The line's number and what is wrong with it; never what it says.
  func text(in language: Language) -> String {
    Label("ligne \(number) : ", "line \(number): ").text(in: language) + problem.text(in: language)
  }
}

extension BadLine.Problem {
  fileprivate func text(in language: Language) -> String {
    switch self {
    case .tooLong: Label("plus longue que 1 Mio.", "longer than 1 MiB.").text(in: language)
    case .notUTF8: Label("n’est pas en UTF-8.", "is not UTF-8.").text(in: language)
    case .notARecord:
      Label(
        "n’est pas un objet JSON avec « kind », « id » et « fields ».",
        "is not a JSON object with \"kind\", \"id\" and \"fields\"."
      ).text(in: language)
    case .unknownKind: Label("nature de fiche inconnue.", "unknown kind.").text(in: language)
    case .unknownField:
      Label("nom de champ inconnu.", "unknown field name.").text(in: language)
    case .value(let kind, let field, let error):
      FieldPhrase.label(of: field, kind: kind.rawValue, language)
        + Label(" : ", ": ").text(in: language) + error.message(in: language)
    case .reference(let kind, let field):
      FieldPhrase.label(of: field, kind: kind.rawValue, language)
        + Label(
          " : cette fiche n’est ni ici ni sur une bonne ligne précédente.",
          ": that record is neither here nor on an earlier, good line."
        ).text(in: language)
    case .invalid(let kind, let problems):
      problems.compactMap { problem in
        CaseSchema.current.kind(kind.rawValue).map {
          problem.message(for: $0, language: language)
        }
      }.joined(separator: " ")
    case .idTwice:
      Label("cet « id » est déjà pris par une autre ligne.", "another line has this \"id\".")
        .text(in: language)
    case .caseAlreadyThere:
      Label(
        "une situation de cette référence existe déjà.", "a case of this reference is here already."
      )
      .text(in: language)
    case .notChanged(let kind):
      Label(
        "\(FieldPhrase.label(ofKind: kind.rawValue, .french)) : ne s’écrit pas ou ne change pas ainsi.",
        "\(FieldPhrase.label(ofKind: kind.rawValue, .english)): is not written or changed this way."
      ).text(in: language)
    case .refused(let error): Message.casework(error).happened.text(in: language)
    case .tooLarge:
      Label("fiche trop grande (240 Kio au plus).", "record too large (240 KiB at most).")
        .text(in: language)
    }
  }
}
