package import RecordModel

extension Vocabulary {
  /// As what somebody acts.
  package static let memberRole = Vocabulary(
    "member_role",
    [
      Term("declarant", "Personnel déclarant", "Reporting staff"),
      Term("team", "Équipe ressource", "Anti-harassment team"),
      Term("head", "Chef d’établissement ou directeur", "Head of school"),
      Term("health", "Personnel de santé ou social", "Health or social staff"),
      Term("ien", "Inspecteur de circonscription", "District inspector"),
      Term("referent", "Référent harcèlement", "Harassment referent"),
      Term("academy", "DASEN ou recteur", "Académie"),
      Term("ministry", "Ministère", "Ministry"),
      Term("statistics", "Statisticien", "Statistician"),
      Term("partner", "Partenaire", "Partner"),
      Term("auditor", "Délégué à la protection des données", "Data protection officer"),
      Term("operator", "Exploitant", "Operator"),
    ])

  /// With whom an interview is.
  package static let interviewKind = Vocabulary(
    "interview_kind",
    [
      Term("target", "Victime", "Target"),
      Term("witness", "Témoin", "Witness"),
      Term("alleged_author", "Auteur présumé", "Alleged author"),
      Term("guardian", "Responsable légal", "Legal guardian"),
    ])

  /// Which body meets.
  package static let meetingKind = Vocabulary(
    "meeting_kind",
    [
      Term("educational_team", "Équipe éducative", "Educational team"),
      Term("educational_commission", "Commission éducative", "Educational commission"),
      Term("council", "Conseil de discipline", "Disciplinary council"),
    ])

  /// How a family was reached.
  package static let contactMode = Vocabulary(
    "contact_mode",
    [
      Term("meeting", "Rendez-vous", "Meeting"),
      Term("phone", "Téléphone", "Telephone"),
      Term("letter", "Courrier", "Letter"),
      Term("email", "Courriel", "E-mail"),
    ])

  /// Whether a family agrees that data leave the school.
  package static let agreement = Vocabulary(
    "agreement",
    [
      Term("given", "Donné", "Given"),
      Term("refused", "Refusé", "Refused"),
      Term("not_asked", "Non demandé", "Not asked"),
    ])

  /// Before whom a case is put.
  package static let referralKind = Vocabulary(
    "referral_kind",
    [
      Term("nurse", "Infirmier", "Nurse"),
      Term("psychologist", "Psychologue (psyEN)", "Psychologist"),
      Term("social_worker", "Assistant social", "Social worker"),
      Term("crip", "CRIP", "Child protection (CRIP)"),
      Term("prosecutor", "Procureur (article 40)", "Prosecutor (article 40)"),
      Term("police", "Police ou gendarmerie", "Police"),
      Term("hotline_3018", "3018", "3018 helpline"),
      Term("cnil", "CNIL", "CNIL"),
      Term("department_referent", "Référent départemental", "Département referent"),
      Term("academy_referent", "Référent académique", "Académie referent"),
    ])

  /// Where a referral stands.
  package static let referralStatus = Vocabulary(
    "referral_status",
    [
      Term("in_progress", "En cours", "In progress"),
      Term("accepted", "Acceptée", "Accepted"),
      Term("done", "Terminée", "Done"),
      Term("rejected", "Refusée", "Rejected"),
      Term("revoked", "Annulée", "Revoked"),
    ])

  /// Where a transfer stands.
  package static let transferStatus = Vocabulary(
    "transfer_status",
    [
      Term("in_progress", "En cours", "In progress"),
      Term("accepted", "Accepté", "Accepted"),
      Term("rejected", "Refusé", "Rejected"),
      Term("revoked", "Annulé", "Revoked"),
    ])

  /// What is to be approved.
  package static let approvalKind = Vocabulary(
    "approval_kind",
    [
      Term("qualification", "Qualification", "Qualification"),
      Term("closure", "Clôture", "Closure"),
      Term("report", "Signalement", "Report"),
      Term("erasure", "Effacement", "Erasure"),
      Term("transfer", "Transfert", "Transfer"),
    ])

  /// What came of a request for approval.
  package static let approvalOutcome = Vocabulary(
    "approval_outcome",
    [
      Term("requested", "Demandée", "Requested"),
      Term("approved", "Approuvée", "Approved"),
      Term("rejected", "Rejetée", "Rejected"),
    ])

  /// What is due.
  package static let taskKind = Vocabulary(
    "task_kind",
    [
      Term(
        "mpp_review", "Bilan de la préoccupation partagée", "Review of the shared-concern method"),
      Term("sanction_erasure", "Effacement d’une sanction", "Erasure of a sanction"),
      Term("report_unanswered", "Signalement sans réponse", "Unanswered report"),
      Term("declaration", "Déclaration Faits établissement", "Faits établissement declaration"),
      Term("article_40", "Article 40", "Article 40"),
      Term("cnil", "Saisine de la CNIL", "Complaint to the CNIL"),
      Term("review", "Revue de la situation", "Review of the case"),
      Term("custom", "Autre", "Other"),
    ])

  /// Which right is exercised.
  package static let rightsKind = Vocabulary(
    "rights_kind",
    [
      Term("access", "Accès", "Access"),
      Term("rectification", "Rectification", "Rectification"),
      Term("erasure", "Effacement", "Erasure"),
      Term("limitation", "Limitation", "Limitation"),
      Term("opposition", "Opposition", "Objection"),
    ])

  /// Who exercises a right.
  package static let requester = Vocabulary(
    "requester",
    [
      Term("pupil", "Élève", "Pupil"),
      Term("guardian", "Responsable légal", "Legal guardian"),
      Term("staff", "Personnel", "Staff"),
      Term("other", "Autre", "Other"),
    ])

  /// What came of a rights request.
  package static let rightsOutcome = Vocabulary(
    "rights_outcome",
    [
      Term("granted", "Accordée", "Granted"),
      Term("partly", "Accordée en partie", "Partly granted"),
      Term("refused", "Refusée", "Refused"),
    ])

  /// Why a case is erased.
  package static let erasureGround = Vocabulary(
    "erasure_ground",
    [
      Term("request", "Demande d’une personne", "Somebody's request"),
      Term("retention", "Durée de conservation échue", "End of retention"),
      Term("unlawful", "Traitement illicite", "Unlawful processing"),
    ])
}
