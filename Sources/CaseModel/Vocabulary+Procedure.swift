package import RecordModel

extension Vocabulary {
  /// What the head decided the facts are.
  package static let qualification = Vocabulary(
    "qualification",
    [
      Term("unqualified", "Non qualifiée", "Not qualified"),
      Term("other_conflict", "Conflit ou autre", "Conflict or other"),
      Term("intimidation", "Intimidation", "Bullying"),
      Term("suspected", "Harcèlement suspecté", "Suspected harassment"),
      Term("substantiated", "Harcèlement avéré", "Substantiated harassment"),
      Term("unfounded", "Non avéré", "Unfounded"),
    ])

  /// What a qualification rests on.
  package static let basis = Vocabulary(
    "basis",
    [
      Term("head_decision", "Décision motivée du chef", "Head's reasoned decision"),
      Term("admitted", "Reconnaissance par l’auteur", "Admitted by the author"),
      Term("sanction", "Sanction notifiée", "Sanction notified"),
      Term("council", "Conseil de discipline", "Disciplinary council"),
      Term("court", "Décision de justice", "Court decision"),
    ])

  /// Where a case stands; erasure is not a state, it leaves no record.
  package static let status = Vocabulary(
    "status",
    [
      Term("reported", "Signalée", "Reported"),
      Term("analysis", "En analyse", "Under analysis"),
      Term("dismissed", "Sans suite", "Dismissed"),
      Term("treatment", "En traitement", "In treatment"),
      Term("follow_up", "En suivi", "In follow-up"),
      Term("closed", "Clôturée", "Closed"),
      Term("reopened", "Rouverte", "Reopened"),
      Term("archived", "Archivée", "Archived"),
    ])

  /// What a measure is.
  package static let measure = Vocabulary(
    "measure",
    [
      Term("shared_concern", "Préoccupation partagée (MPP)", "Shared concern method"),
      Term("protection", "Protection", "Protection"),
      Term("educational", "Mesure éducative", "Educational measure"),
      Term("interim", "Mesure conservatoire", "Interim measure"),
      Term("class_change", "Changement de classe", "Change of class"),
      Term("school_change", "Changement d’école", "Change of school"),
      Term("support", "Accompagnement", "Support"),
      Term("awareness", "Sensibilisation", "Awareness"),
      Term("sanction", "Sanction", "Sanction"),
    ])

  /// The sanctions of article R511-13, with and without suspension.
  package static let sanction = Vocabulary(
    "sanction",
    [
      Term("warning", "Avertissement", "Warning"),
      Term("reprimand", "Blâme", "Reprimand"),
      Term("responsibility", "Mesure de responsabilisation", "Responsibility measure"),
      Term("class_exclusion", "Exclusion de la classe", "Exclusion from class"),
      Term("exclusion", "Exclusion temporaire", "Temporary exclusion"),
      Term("permanent_exclusion", "Exclusion définitive", "Permanent exclusion"),
      Term(
        "class_exclusion_suspended", "Exclusion de la classe avec sursis",
        "Suspended exclusion from class"),
      Term(
        "exclusion_suspended", "Exclusion temporaire avec sursis",
        "Suspended temporary exclusion"),
      Term(
        "permanent_exclusion_suspended", "Exclusion définitive avec sursis",
        "Suspended permanent exclusion"),
    ])

  /// What somebody decided about an edit that lost.
  package static let decision = Vocabulary(
    "decision",
    [
      Term("keep", "Garder la valeur actuelle", "Keep the current value"),
      Term("restore", "Rétablir l’autre valeur", "Restore the other value"),
    ])
}
