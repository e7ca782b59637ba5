package import RecordModel

/// The hard gates: the client explains them, the centre enforces them.
///
/// Shape: the raw value is the number people quote. Source: domain study A6.
package enum Gate: String, Hashable, Sendable, CaseIterable {
  case channel = "G1"
  case accountAct = "G2"
  case suspicion = "G3"
  case notice = "G4"
  case courtOrder = "G5"
  case minorSexualImage = "G6"
  case prosecutor = "G7"
  case declaration = "G8"
  case legalBasis = "G9"
  case minimum = "G10"
  case names = "G11"
  case authorRole = "G12"
  case humanDecision = "G13"
  case noRanking = "G14"

  /// The text of law or the source that the gate rests on.
  package var article: Label {
    switch self {
    case .channel:
      Label(
        "Registre des canaux : un canal a un statut juridique daté (annonce et réponse de 2011)",
        "Channel registry: a channel has a dated legal status (announcement and answer of 2011)")
    case .accountAct:
      Label(
        "Annonce ministérielle de 2011 (« convaincus de harcèlement ») ; code pénal, art. 131-35-1 : "
          + "la suspension de compte est une peine, l’école ne fait que demander",
        "Ministerial announcement of 2011 (“found to have harassed”); code pénal, art. 131-35-1: "
          + "suspending an account is a penalty, a school only requests")
    case .suspicion:
      Label(
        "Règlement (UE) 2022/2065 (DSA), art. 16 et 22 : une notification porte sur un contenu",
        "Regulation (EU) 2022/2065 (DSA), art. 16 and 22: a notice is about a content")
    case .notice:
      Label(
        "Règlement (UE) 2022/2065 (DSA), art. 16, § 2",
        "Regulation (EU) 2022/2065 (DSA), art. 16(2)")
    case .courtOrder:
      Label(
        "Code pénal, art. 131-35-1 (loi du 21 mai 2024)",
        "Code pénal, art. 131-35-1 (act of 21 May 2024)")
    case .minorSexualImage:
      Label(
        "Règlement (UE) 2022/2065 (DSA), art. 16, § 2, c) ; code pénal, art. 227-23",
        "Regulation (EU) 2022/2065 (DSA), art. 16(2)(c); code pénal, art. 227-23")
    case .prosecutor:
      Label("Code de procédure pénale, art. 40", "Code de procédure pénale, art. 40")
    case .declaration:
      Label(
        "Code de l’éducation, art. R421-10-2 et R411-11-2 ; protocole national (niveau 2)",
        "Code de l’éducation, art. R421-10-2 and R411-11-2; national protocol (level 2)")
    case .legalBasis:
      Label(
        "RGPD, art. 6 ; mentions d’information « Stop harcèlement »",
        "GDPR, art. 6; information notice of “Stop harcèlement”")
    case .minimum:
      Label(
        "RGPD, art. 5, § 1, c) (minimisation) ; CNIL, délibération 2025-110",
        "GDPR, art. 5(1)(c) (minimisation); CNIL, deliberation 2025-110")
    case .names:
      Label(
        "Consigne académique « aucune donnée nominative, initiales » ; RGPD, art. 5, § 1, c)",
        "Instruction “no names, initials only”; GDPR, art. 5(1)(c)")
    case .authorRole:
      Label(
        "RGPD, art. 5, § 1, d), 16 et 19 ; gate G2", "GDPR, art. 5(1)(d), 16 and 19; gate G2")
    case .humanDecision: Label("RGPD, art. 22", "GDPR, art. 22")
    case .noRanking:
      Label(
        "Règle de publication de Faits établissement : aucun classement des établissements",
        "Publication rule of Faits établissement: no ranking of schools")
    }
  }
}
