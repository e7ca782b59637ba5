internal import RecordModel

extension ChannelSeed {
  /// The platforms themselves.
  static var platforms: [ChannelFacts] { [facebookDirect] + procedures + unknown }

  private static let noticeNeeds: Set<ChannelNeed> = [
    .url, .category, .reasons, .notifier, .goodFaith,
  ]

  private static let facebookDirect = ChannelFacts(
    code: facebook, name: Label("Facebook, directement", "Facebook, directly"),
    platform: "facebook", status: .existingProcedure, from: conventionSigned,
    actReference:
      "Réponse de Facebook en 2011 : rien n’a été signé, les procédures déjà existantes de "
      + "signalement s’appliquent, avec e-Enfance et la CNIL. Présent et non signataire le 6 juin 2011.",
    acts: [.contentRemoval, .impersonation, .accountRestriction, .accountClosure],
    needs: noticeNeeds,
    byHand: Label(
      "Lien « Signaler » à côté de la publication ou du compte.",
      "“Report” link beside the post or account."))

  /// Hosting services have a notice mechanism by law; nothing else is known of these.
  private static var procedures: [ChannelFacts] {
    [
      ("instagram", "Instagram"), ("snapchat", "Snapchat"), ("tiktok", "TikTok"),
      ("youtube", "YouTube"), ("x_twitter", "X (Twitter)"),
    ].map { (code: String, name: String) in
      ChannelFacts(
        code: "\(code)_direct", name: Label("\(name), directement", "\(name), directly"),
        platform: code, status: .existingProcedure, from: articleSixteenApplies,
        actReference:
          "Mécanisme de notification du DSA, art. 16, applicable depuis le 17 février 2024. "
          + "Adresse et champs du formulaire : \(toVerify)",
        acts: [.contentRemoval, .impersonation], needs: noticeNeeds,
        byHand: Label(
          "Fonction « Signaler » de l’application, sur la publication ou le compte.",
          "“Report” in the application, on the post or account."))
    }
  }

  static let articleSixteenApplies = CalendarDay(daysSince1970: 19_770)  // 2024-02-17

  /// No source says anything of these: they carry no report until somebody of the ministry has looked.
  private static var unknown: [ChannelFacts] {
    [
      ("whatsapp", "WhatsApp", ChannelStatus.inDiscussion),
      ("discord", "Discord", .inDiscussion), ("telegram", "Telegram", .absent),
      ("online_game", "Jeu en ligne", .absent),
    ].map { (code: String, name: String, status: ChannelStatus) in
      ChannelFacts(
        code: "\(code)_direct", name: Label("\(name), directement", "\(name), directly"),
        platform: code, status: status,
        actReference: "Statut fictif, sans source : \(toVerify)",
        acts: [.contentRemoval, .accountRestriction, .accountClosure], needs: noticeNeeds,
        byHand: Label("Passer par le 3018.", "Go through 3018."))
    }
  }
}
