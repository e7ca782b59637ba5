package import RecordModel

/// The first data of the registry of channels; the ministry corrects and adds from there.
///
/// What a source supports is said so in the act's reference. What no source supports is `in_discussion`
/// or `none` and says that it is fictitious, or ends in a request to verify. Source: domain study part 0, S0 to S6,
/// S20, S24.
package enum ChannelSeed {
  /// e-Enfance, the partner in the middle; the default for notices (gate G3).
  package static let eEnfance = "e_enfance"
  /// The 3018 helpline, by telephone.
  package static let hotline = "hotline_3018"
  /// Facebook's own procedure.
  package static let facebook = "facebook_direct"
  /// The data protection authority.
  package static let cnil = "cnil"
  /// The interior ministry's page for illegal contents.
  package static let pharos = "pharos"
  /// The prosecutor, by article 40.
  package static let prosecutor = "procureur"
  /// The département's unit for children in danger.
  package static let crip = "crip"
  /// Police or gendarmerie.
  package static let police = "police"

  /// The channel a report goes through when nobody chose another.
  ///
  /// A court's decision is executed by the provider: there is no default for it.
  package static func defaultChannel(for act: ReportAct) -> String? {
    act == .courtOrder ? nil : eEnfance
  }

  /// Every channel as the registry starts with it on `day`.
  package static func channels(on day: CalendarDay) -> [ChannelFacts] {
    partners(on: day) + platforms + authorities
  }

  static let conventionSigned = CalendarDay(daysSince1970: 15_131)  // 2011-06-06
  static let trustedFlaggerSince = CalendarDay(daysSince1970: 20_033)  // 2024-11-06
  static let toVerify = "À vérifier avant usage."

  private static func partners(on day: CalendarDay) -> [ChannelFacts] {
    [
      ChannelFacts(
        code: eEnfance, name: Label("e-Enfance (3018)", "e-Enfance (3018)"),
        partner: "e-Enfance", status: .signed, from: conventionSigned,
        actReference:
          "Convention-cadre ministère et e-Enfance du 6 juin 2011 ; signaleur de confiance, "
          + "Arcom, 6 novembre 2024. Reconduction : \(toVerify)",
        acts: [.contentRemoval, .impersonation, .accountRestriction, .accountClosure],
        needs: [.url, .category, .reasons, .notifier, .goodFaith], delivery: .folder,
        isPriority: day >= trustedFlaggerSince,
        byHand: Label(
          "Appeler le 3018 ou écrire à e-Enfance depuis 3018.fr.",
          "Call 3018 or write to e-Enfance from 3018.fr.")),
      ChannelFacts(
        code: hotline, name: Label("Ligne 3018", "3018 helpline"), partner: "e-Enfance",
        status: .existingProcedure,
        actReference:
          "Ligne nationale contre le cyberharcèlement, tenue par e-Enfance. \(toVerify)",
        acts: [.contentRemoval, .impersonation], needs: [.url],
        byHand: Label("Appeler le 3018 (gratuit).", "Call 3018 (free).")),
    ]
  }
}
