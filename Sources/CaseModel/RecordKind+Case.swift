package import RecordModel

extension RecordKind {
  /// A case: one target and the circle of authors, not one incident.
  ///
  /// Source: domain study A3.
  package static let `case` = RecordKind(
    CaseKind.case.rawValue, "case", label: Label("Situation", "Case"),
    fields: identity + judgement + followUp + sets)

  private static let identity = [
    Field(CaseField.reference, "reference", .text, .statistical, "Référence", "Reference"),
    Field(
      CaseField.schoolYear, "school_year", .text, .statistical, "Année scolaire", "School year"),
    Field(
      CaseField.openedOn, "opened_on", .date, .statistical, "Date du signalement", "Reported on"),
    Field(CaseField.factsFrom, "facts_from", .date, .statistical, "Début des faits", "Facts from"),
    Field(CaseField.factsTo, "facts_to", .date, .statistical, "Fin des faits", "Facts to"),
    Field(
      CaseField.origin, "origin", .code(.origin), .statistical,
      "Origine de la révélation", "How it came to light"),
    Field(
      CaseField.reporterRole, "reporter_role", .code(.reporterRole), .pseudonymous,
      "Qualité du signalant", "Reporter's role"),
  ]

  private static let judgement = [
    Field(
      CaseField.frequency, "frequency", .code(.frequency), .statistical, "Fréquence", "Frequency"),
    Field(
      CaseField.gravity, "gravity", .integer, .statistical,
      "Niveau de gravité (1 à 3)", "Gravity level (1 to 3)", merge: .mustReview),
    Field(
      CaseField.danger, "danger", .code(.danger), .pseudonymous, "Danger", "Danger",
      merge: .mustReview),
    Field(
      CaseField.qualification, "qualification",
      .composite(["qualification", "basis", "decided_on", "decider"]), .pseudonymous,
      "Qualification", "Qualification", merge: .mustReview),
    Field(
      CaseField.summary, "summary", .text, .pseudonymous,
      "Résumé factuel (initiales seulement)", "Factual summary (initials only)",
      merge: .mustReview),
  ]

  private static let followUp = [
    Field(
      CaseField.status, "status", .composite(["status", "since", "reason"]), .pseudonymous,
      "État", "Status"),
    Field(
      CaseField.nextReviewOn, "next_review_on", .date, .statistical,
      "Prochaine revue", "Next review"),
    Field(CaseField.closedOn, "closed_on", .date, .statistical, "Date de clôture", "Closed on"),
    Field(
      CaseField.effect, "effect", .code(.effect), .statistical, "Effet constaté",
      "Observed effect"),
    Field(
      CaseField.declaration, "declaration",
      .composite(["declaration_reference", "declared_on"]), .pseudonymous,
      "Déclaration Faits établissement", "Faits établissement declaration"),
    Field(
      CaseField.restricted, "restricted", .boolean, .pseudonymous, "Accès restreint",
      "Restricted access"),
    Field(
      CaseField.priority, "priority", .code(.priority), .pseudonymous, "Priorité", "Priority"),
    Field(CaseField.handler, "handler", .text, .nominal, "Référent de la situation", "Handler"),
    Field(
      CaseField.victim, "victim", .code(.category), .statistical, "Qualité de la victime",
      "Victim's category"),
    Field(
      CaseField.received, "received",
      .composite(["from_school", "from_reference", "transfer", "received_on"]), .pseudonymous,
      "Reçue par transfert", "Received by transfer"),
  ]

  private static let sets =
    Field.members(of: .context, from: CaseField.contextFirst, Label("Contexte", "Context"))
    + Field.members(of: .form, from: CaseField.formFirst, Label("Forme", "Form"))
    + Field.members(of: .motive, from: CaseField.motiveFirst, Label("Motif", "Motive"))
}
