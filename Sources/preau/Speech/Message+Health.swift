internal import CaseModel
internal import RecordModel
internal import SchoolReplica

extension Message {
  /// What is said when something with health notes could not be done.
  static func health(_ error: HealthError) -> Message {
    switch error {
    case .noKey:
      Message(
        Label(
          "Scellée : cet ordinateur n’a pas la clé des notes de santé.",
          "Sealed: this computer has no key of the health notes."),
        safe: nothingChanged,
        next: Label(
          "`preau health key new` la crée la première fois, `preau health key import` reprend la forme imprimée.",
          "`preau health key new` makes it the first time, `preau health key import` takes the printed form."
        ))
    case .keyThere:
      Message(
        Label("Il y a déjà une clé ici.", "There is a key here already."),
        safe: Label("Elle n’a pas été touchée.", "It was not touched."))
    case .keyDamaged:
      Message(
        Label("Le fichier de la clé est illisible.", "The key's file is unreadable."),
        safe: Label("Les notes sont intactes.", "The notes are intact."),
        next: Label(
          "L’enlever, puis `preau health key import` avec la forme imprimée.",
          "Remove it, then `preau health key import` with the printed form."))
    case .keyNotWritten:
      Message(
        Label("La clé n’a pas pu être écrite.", "The key could not be written."),
        safe: nothingChanged)
    case .notAKey:
      Message(
        Label(
          "Ce n’est pas une clé : 14 groupes de quatre caractères.",
          "That is no key: 14 groups of four characters."),
        safe: nothingChanged)
    case .otherKey:
      Message(
        Label("Scellée avec une autre clé.", "Sealed with another key."),
        safe: nothingChanged)
    case .altered:
      Message(
        Label(
          "Cette note n’est plus ce qui a été scellé.", "This note is not what was sealed."),
        safe: nothingChanged)
    }
  }
}

extension HealthError {
  /// How the program ends with it.
  var status: ExitStatus {
    switch self {
    case .noKey, .keyDamaged, .keyNotWritten, .otherKey, .altered: .localDamage
    case .keyThere: .usage
    case .notAKey: .badData
    }
  }
}
