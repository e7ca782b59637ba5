package import RecordModel

/// Why a move cannot be made.
package enum MoveRefusal: Hashable, Sendable {
  /// The move does not start where things stand; the code says where that is.
  case notFromHere(status: String)
  /// The report has left, and no step of a school calls it back.
  case alreadyLeft
  /// The role may not make this move.
  case notThisRole
  /// Nobody is named: a person decides, never a program.
  case nobodyNamed
  /// Who asked cannot be who approves.
  case selfApproval

  /// What happened and what to do next.
  package var sentence: Label {
    switch self {
    case .notFromHere(let status):
      Label(
        "Cette étape n’est pas possible dans l’état actuel (\(status)). Rien n’a été changé. "
          + "Consultez l’état, puis choisissez une étape proposée.",
        "This step is not possible where things stand (\(status)). Nothing was changed. "
          + "Look at the status, then take one of the steps offered.")
    case .alreadyLeft:
      Label(
        "Le signalement est déjà parti : il ne peut plus revenir en arrière. L’étape reste dans "
          + "l’historique. Demandez au ministère un avis rectificatif si nécessaire.",
        "The report has already left: it cannot be called back. The step stays in the history. "
          + "Ask the ministry for a rectification notice if one is needed.")
    case .notThisRole:
      Label(
        "Votre rôle ne permet pas cette étape. Rien n’a été changé. Demandez à la personne qui "
          + "en a le droit.",
        "Your role may not take this step. Nothing was changed. Ask somebody whose role may.")
    case .nobodyNamed:
      Label(
        "Aucune personne n’est nommée : un programme propose, une personne décide. Indiquez qui "
          + "décide.",
        "Nobody is named: a program proposes, a person decides. Say who decides.")
    case .selfApproval:
      Label(
        "La personne qui demande ne peut pas valider elle-même. Demandez à une autre personne.",
        "Whoever asks cannot approve as well. Ask somebody else.")
    }
  }
}
