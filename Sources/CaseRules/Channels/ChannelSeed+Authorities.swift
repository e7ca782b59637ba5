internal import RecordModel

extension ChannelSeed {
  /// Authorities: they receive by hand, by a duty or a right that the law gives.
  static var authorities: [ChannelFacts] {
    [
      authority(
        cnil, Label("CNIL", "CNIL"),
        "Loi informatique et libertés, art. 51-II : après un mois sans réponse à un mineur, la CNIL se "
          + "prononce en trois semaines.",
        [.contentRemoval, .impersonation],
        Label(
          "Plainte en ligne sur cnil.fr, avec la demande restée sans réponse.",
          "Complaint on cnil.fr, with the request that was not answered.")),
      authority(
        pharos, Label("PHAROS", "PHAROS"),
        "Plateforme du ministère de l’intérieur, pour les contenus publics illicites ; pas pour une "
          + "affaire privée entre personnes connues, qui relève d’une plainte.",
        [.contentRemoval],
        Label(
          "internet-signalement.gouv.fr ; en cas d’urgence, appeler le 17.",
          "internet-signalement.gouv.fr; in an emergency, call 17.")),
      authority(
        prosecutor, Label("Procureur de la République (article 40)", "Prosecutor (article 40)"),
        "Code de procédure pénale, art. 40.", [.contentRemoval, .impersonation, .courtOrder],
        Label(
          "Courrier au tribunal judiciaire du ressort, avec les pièces.",
          "Letter to the judicial court of the place, with the documents.")),
      authority(
        crip, Label("CRIP (conseil départemental)", "CRIP (département council)"),
        "Code de l’action sociale et des familles, art. L226-2-1 et L226-4. \(toVerify)",
        [.contentRemoval],
        Label(
          "Cellule de recueil des informations préoccupantes du département ; 119 hors horaires.",
          "The département's unit for children in danger; 119 out of hours.")),
      authority(
        police, Label("Police ou gendarmerie", "Police"),
        "Plainte ou signalement, code de procédure pénale, art. 15-3. \(toVerify)",
        [.contentRemoval, .impersonation, .courtOrder],
        Label(
          "Commissariat ou brigade ; en cas d’urgence, le 17.",
          "Police station; in an emergency, call 17.")),
    ]
  }

  private static func authority(
    _ code: String, _ name: Label, _ act: String, _ acts: Set<ReportAct>, _ byHand: Label
  ) -> ChannelFacts {
    ChannelFacts(
      code: code, name: name, status: .existingProcedure, actReference: act, acts: acts,
      needs: [.reasons], byHand: byHand)
  }
}
