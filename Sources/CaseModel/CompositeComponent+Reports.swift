internal import RecordModel

extension CompositeComponent {
  /// The components of reports and channels.
  static let knownOfReports = [
    CompositeComponent(
      name: "notifier_name", content: .text,
      label: Label("Nom de l’auteur de la notification", "Notifier's name")),
    CompositeComponent(
      name: "notifier_email", content: .text,
      label: Label("Courriel de l’auteur de la notification", "Notifier's e-mail")),
    CompositeComponent(
      name: "legal_basis", content: .code(.legalBasis),
      label: Label("Accord ou base légale", "Agreement or legal basis")),
    CompositeComponent(
      name: "recorded_on", content: .date, label: Label("Consigné le", "Recorded on")),
    CompositeComponent(
      name: "recorded_by", content: .text, label: Label("Consigné par", "Recorded by")),
    CompositeComponent(
      name: "court_reference", content: .text,
      label: Label("Référence de la décision", "Reference of the decision")),
    CompositeComponent(
      name: "court_from", content: .date, label: Label("À compter du", "From")),
    CompositeComponent(
      name: "court_until", content: .date, label: Label("Jusqu’au", "Until")),
    CompositeComponent(
      name: "decision", content: .code(.decisionOfPlatform), label: Label("Décision", "Decision")),
    CompositeComponent(
      name: "ground", content: .code(.ground), label: Label("Fondement", "Ground")),
    CompositeComponent(
      name: "decision_from", content: .date, label: Label("À compter du", "From")),
    CompositeComponent(
      name: "decision_until", content: .date, label: Label("Jusqu’au", "Until")),
    CompositeComponent(
      name: "channel_status", content: .code(.channelStatus),
      label: Label("Statut juridique", "Legal status")),
    CompositeComponent(
      name: "until", content: .date, label: Label("Jusqu’au", "Until")),
    CompositeComponent(
      name: "act_reference", content: .text, label: Label("Acte", "Act")),
  ]

  /// The components of referrals, transfers and approvals.
  static let knownOfProcedure = [
    CompositeComponent(
      name: "referral_status", content: .code(.referralStatus), label: Label("État", "Status")),
    CompositeComponent(
      name: "transfer_status", content: .code(.transferStatus), label: Label("État", "Status")),
    CompositeComponent(
      name: "approval_outcome", content: .code(.approvalOutcome), label: Label("Réponse", "Outcome")
    ),
    CompositeComponent(
      name: "decided_by", content: .text, label: Label("Décidé par", "Decided by")),
    CompositeComponent(
      name: "comment", content: .text, label: Label("Commentaire", "Comment")),
    CompositeComponent(
      name: "from_school", content: .text,
      label: Label("De l’établissement (UAI)", "From school (UAI)")),
    CompositeComponent(
      name: "from_reference", content: .text,
      label: Label("Référence là-bas", "Reference there")),
    CompositeComponent(
      name: "transfer", content: .text, label: Label("Transfert", "Transfer")),
    CompositeComponent(
      name: "received_on", content: .date, label: Label("Lue le", "Read on")),
  ]
}
