internal import CaseModel
internal import RecordModel
internal import SchoolReplica
internal import SyncMachine

extension Message {
  /// How a run ended.
  static func outcome(_ outcome: SyncOutcome, pendingCount: UInt64) -> Message {
    switch outcome {
    case .synced:
      Message(
        Label(
          "Synchronisé : le ministère a tout, et les deux côtés sont identiques (vérifié).",
          "Synced: the ministry has everything, and both sides are equal (verified)."))
    case .skipped:
      Message(
        Label(
          "Un autre échange est en cours et s’en charge.",
          "Another run is under way and takes care of it."))
    case .heldElsewhere:
      Message(
        Label(
          "Un autre échange est en cours sur cet ordinateur.",
          "Another run is under way on this computer."),
        safe: kept(pendingCount),
        next: Label("Recommencer dans un instant.", "Try again in a moment."))
    case .partlySynced(let reason): partly(reason, pendingCount)
    case .offline(let reason): unreached(reason, pendingCount)
    case .refused(let reason): refused(reason, pendingCount)
    case .localDamage(let fault): damage(fault, pendingCount)
    }
  }

  /// A clock that is wrong enough to be told.
  static func skew(_ milliseconds: Int64, _ language: Language) -> String {
    let span = { Moment.span(milliseconds.magnitude, $0) }
    let isAhead = milliseconds > 0
    return Label(
      "L’horloge de cet ordinateur est \(isAhead ? "en avance" : "en retard") de \(span(.french)). Rien n’est perdu ; la régler.",
      "This computer's clock is \(span(.english)) \(isAhead ? "ahead" : "behind"). Nothing is lost; set it."
    ).text(in: language)
  }

  /// What is safe whenever a run does not come to its end.
  static func kept(_ pendingCount: UInt64) -> Label {
    pendingCount == 0
      ? Label("Rien n’attend d’être envoyé.", "Nothing waits to be sent.")
      : Label(
        "Rien n’est perdu ; en attente d’envoi : \(pendingCount).",
        "Nothing is lost; waiting to be sent: \(pendingCount).")
  }

  private static func partly(_ reason: PartialReason, _ pendingCount: UInt64) -> Message {
    let (happened, next): (Label, Label) =
      switch reason {
      case .budget:
        (
          Label("Arrêté à la limite d’octets donnée.", "Stopped at the limit of bytes given."),
          Label("Le prochain `preau sync` continue.", "The next `preau sync` goes on.")
        )
      case .exchanges:
        (
          Label(
            "Arrêté après le nombre d’échanges d’une fois.",
            "Stopped after the exchanges of one run."),
          Label("Le prochain `preau sync` continue.", "The next `preau sync` goes on.")
        )
      case .stateDiffers:
        (
          Label(
            "Tout est échangé, mais les deux côtés ne sont pas identiques.",
            "Everything is exchanged, but the two sides are not equal."),
          Label("Appeler l’assistance ; ne rien supprimer.", "Call support; delete nothing.")
        )
      case .setAside:
        (
          Label(
            "Tout est échangé ; le ministère a mis des modifications de côté.",
            "Everything is exchanged; the ministry has set some changes aside."),
          Label(
            "`preau status` dit pourquoi, et quoi faire.",
            "`preau status` says why, and what to do.")
        )
      case .cancelled:
        (
          Label("Arrêté à la demande.", "Stopped as asked."),
          Label("Le prochain `preau sync` continue.", "The next `preau sync` goes on.")
        )
      case .outOfStep:
        (
          Label("Arrêté par un défaut de preau.", "Stopped by a defect of preau."),
          Label(
            "Recommencer ; si cela revient, appeler l’assistance.",
            "Try again; if it comes back, call support.")
        )
      }
    return Message(happened, safe: kept(pendingCount), next: next)
  }

  private static func damage(_ fault: LocalFault, _ pendingCount: UInt64) -> Message {
    switch fault {
    case .diskFull: local(.diskFull)
    case .diskFailed: local(.diskFailed)
    case .databaseLocked: local(.locked)
    case .databaseDamaged: local(.damaged)
    case .databaseTooNew: local(.tooNew)
    case .lockFile:
      Message(
        Label(
          "Le fichier sync.lock ne peut pas être ouvert.", "The file sync.lock cannot be opened."),
        safe: kept(pendingCount),
        next: Label("Vérifier les droits du dossier.", "Check the folder's permissions."))
    case .other: local(.other)
    }
  }
}
