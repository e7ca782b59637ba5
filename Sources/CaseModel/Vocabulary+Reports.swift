package import RecordModel

extension Vocabulary {
  /// What a report asks for.
  package static let reportAct = Vocabulary(
    "report_act",
    [
      Term("content_removal", "Retrait d’un contenu", "Removal of a content"),
      Term("impersonation", "Usurpation d’identité", "Impersonation"),
      Term("account_restriction", "Restriction d’un compte", "Restriction of an account"),
      Term("account_closure", "Fermeture d’un compte", "Closure of an account"),
      Term("court_order", "Exécution d’une décision de justice", "Execution of a court decision"),
    ])

  /// The legal status a channel has; a procedure is never called an agreement.
  package static let channelStatus = Vocabulary(
    "channel_status",
    [
      Term("signed", "Convention signée", "Signed convention"),
      Term("existing_procedure", "Procédure existante", "Existing procedure"),
      Term("in_discussion", "En discussion", "In discussion"),
      Term("none", "Aucun canal", "No channel"),
      Term("terminated", "Terminé", "Terminated"),
    ])

  /// What a channel needs to be told.
  package static let channelNeed = Vocabulary(
    "channel_need",
    [
      Term("url", "Adresse exacte", "Exact address"),
      Term("handle", "Identifiant du compte", "Account handle"),
      Term("category", "Nature de l’atteinte", "Nature of the harm"),
      Term("reasons", "Motifs", "Reasons"),
      Term("notifier", "Auteur de la notification", "Notifier"),
      Term("good_faith", "Déclaration de bonne foi", "Good-faith statement"),
      Term("court", "Décision de justice", "Court decision"),
      Term("evidence_hash", "Empreinte de la capture", "Hash of the capture"),
    ])

  /// How a dossier reaches a channel.
  package static let delivery = Vocabulary(
    "delivery",
    [
      Term("folder", "Dossier déposé", "Folder"),
      Term("webhook", "Envoi signé", "Signed webhook"),
      Term("by_hand", "À la main", "By hand"),
    ])

  /// A step a school takes with a report.
  package static let reportStep = Vocabulary(
    "report_step",
    [
      Term("submitted", "Soumis au chef d’établissement", "Submitted to the head"),
      Term("approved_head", "Validé par le chef d’établissement", "Approved by the head"),
      Term("refused_head", "Refusé par le chef d’établissement", "Refused by the head"),
      Term("withdrawn", "Retiré", "Withdrawn"),
      Term("contested", "Contestation demandée", "Contest asked for"),
    ])

  /// A fact about a report that the centre records.
  package static let answerStep = Vocabulary(
    "answer_step",
    [
      Term("refused_gate", "Refusé : une condition manque", "Refused: a condition is missing"),
      Term("approved_academy", "Validé à l’académie", "Approved at the académie"),
      Term("refused_academy", "Refusé à l’académie", "Refused at the académie"),
      Term("transmitted", "Transmis", "Transmitted"),
      Term("failed", "Échec de la transmission", "Transmission failed"),
      Term("acknowledged", "Accusé de réception", "Acknowledged"),
      Term("in_treatment", "En traitement par la plateforme", "In treatment at the platform"),
      Term("decided", "Décision de la plateforme", "Decision of the platform"),
      Term("no_answer", "Sans réponse", "No answer"),
      Term("contested", "Contesté", "Contested"),
      Term("rectified", "Rectification envoyée", "Rectification sent"),
      Term("closed", "Clos", "Closed"),
      Term("expired", "Expiré", "Expired"),
    ])

  /// Where a report stands; it follows from its steps and is never stored.
  package static let reportStatus = Vocabulary(
    "report_status",
    [
      Term("draft", "Brouillon", "Draft"),
      Term("to_validate_head", "À valider par le chef d’établissement", "For the head to approve"),
      Term("refused", "Refusé", "Refused"),
      Term("validated", "Validé", "Approved"),
      Term("to_validate_academy", "À valider à l’académie", "For the académie to approve"),
      Term("to_transmit", "À transmettre", "To transmit"),
      Term("transmitted", "Transmis", "Transmitted"),
      Term("acknowledged", "Accusé de réception", "Acknowledged"),
      Term("in_treatment", "En traitement par la plateforme", "In treatment at the platform"),
      Term("decided", "Décision rendue", "Decided"),
      Term("no_answer", "Sans réponse", "No answer"),
      Term("contested", "Contesté", "Contested"),
      Term("closed", "Clos", "Closed"),
      Term("withdrawn", "Retiré", "Withdrawn"),
      Term("failed", "Échec de la transmission", "Transmission failed"),
      Term("expired", "Expiré", "Expired"),
    ])

  /// How long after transmission something came.
  package static let delay = Vocabulary(
    "delay",
    [
      Term("within_day", "Dans la journée", "Within a day"),
      Term("within_week", "Dans la semaine", "Within a week"),
      Term("within_month", "Dans le mois", "Within a month"),
      Term("over_month", "Plus d’un mois", "Over a month"),
    ])

  /// What allows data to leave the school.
  package static let legalBasis = Vocabulary(
    "legal_basis",
    [
      Term("agreement", "Accord de la famille", "Agreement of the family"),
      Term("child_protection", "Protection de l’enfance", "Child protection"),
      Term("legal_duty", "Obligation légale", "Legal duty"),
      Term("vital_interest", "Intérêt vital", "Vital interest"),
    ])
}
