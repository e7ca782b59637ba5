package import RecordModel

extension Vocabulary {
  /// How a case came to light.
  package static let origin = Vocabulary(
    "origin",
    [
      Term("victim", "Victime", "Victim"),
      Term("peer", "Élève témoin", "Witnessing pupil"),
      Term("ambassador", "Élève ambassadeur", "Pupil ambassador"),
      Term("parent", "Parent", "Parent"),
      Term("staff", "Personnel", "Staff"),
      Term("hotline_3018", "3018", "3018 helpline"),
      Term("academic_line", "Ligne académique", "Academy helpline"),
      Term("survey", "Questionnaire annuel", "Yearly survey"),
      Term("other_school", "Autre établissement", "Other school"),
      Term("justice", "Police ou justice", "Police or justice"),
      Term("anonymous", "Anonyme", "Anonymous"),
    ])

  /// Who reported a case.
  package static let reporterRole = Vocabulary(
    "reporter_role",
    [
      Term("victim", "Victime", "Victim"),
      Term("pupil", "Autre élève", "Other pupil"),
      Term("guardian", "Responsable légal", "Legal guardian"),
      Term("staff", "Personnel", "Staff"),
      Term("partner", "Partenaire", "Partner"),
      Term("unknown", "Inconnu", "Unknown"),
    ])

  /// How often facts happen.
  package static let frequency = Vocabulary(
    "frequency",
    [
      Term("once", "Une seule fois", "Once"),
      Term("several", "Plusieurs fois", "Several times"),
      Term("weekly", "Chaque semaine", "Every week"),
      Term("daily", "Chaque jour", "Every day"),
      Term("unknown", "Inconnue", "Unknown"),
    ])

  /// How much danger the target is in, from none to imminent.
  package static let danger = Vocabulary(
    "danger",
    [
      Term("none", "Aucun", "None"),
      Term("watch", "Vigilance", "Watch"),
      Term("grave", "Grave", "Serious"),
      Term("imminent", "Imminent", "Immediate"),
    ])

  /// What was seen to change.
  package static let effect = Vocabulary(
    "effect",
    [
      Term("stopped", "Les faits ont cessé", "Facts have stopped"),
      Term("reduced", "Amélioration", "Better"),
      Term("unchanged", "Sans changement", "No change"),
      Term("worse", "Aggravation", "Worse"),
      Term("unknown", "Inconnu", "Unknown"),
    ])

  /// How soon a case must be taken up.
  package static let priority = Vocabulary(
    "priority",
    [
      Term("low", "Basse", "Low"),
      Term("normal", "Normale", "Normal"),
      Term("high", "Haute", "High"),
      Term("urgent", "Urgente", "Urgent"),
    ])
}
