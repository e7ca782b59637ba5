internal import CaseModel
package import RecordModel

/// What is wrong with a channel of the registry, before it is published to the schools.
package enum ChannelProblem: String, Hashable, Sendable, CaseIterable {
  /// A signed channel without a first day or without the act it rests on.
  case signedWithoutAct = "signed_without_act"
  /// A procedure without the text it rests on.
  case procedureWithoutAct = "procedure_without_act"
  /// A text speaks of an agreement where none is or was signed.
  case saysAgreement = "says_agreement"
  /// It ends before it begins.
  case datesOutOfOrder = "dates_out_of_order"
  /// It would carry reports and offers no act.
  case offersNothing = "offers_nothing"
  /// It has no code.
  case noCode = "no_code"

  /// What is wrong and what to do next.
  package var sentence: Label {
    switch self {
    case .signedWithoutAct:
      Label(
        "Un accord signé a une date et un acte. Indiquez les deux.",
        "A signed agreement has a day and an act. Give both.")
    case .procedureWithoutAct:
      Label(
        "Indiquez le texte ou la page sur lesquels repose la procédure.",
        "Give the text or page that the procedure rests on.")
    case .saysAgreement:
      Label(
        "Rien n’est signé pour ce canal\u{A0}: ne parlez pas d’accord. Corrigez ses textes.",
        "Nothing is signed for this channel: do not speak of an agreement. Correct its texts.")
    case .datesOutOfOrder:
      Label(
        "La fin précède le début. Corrigez les dates.",
        "It ends before it begins. Correct the days.")
    case .offersNothing:
      Label("Indiquez au moins une demande possible.", "Say at least one act that it offers.")
    case .noCode: Label("Donnez un code au canal.", "Give the channel a code.")
    }
  }
}

extension ChannelFacts {
  /// What is wrong with the channel; it may be published when nothing is.
  package var problems: [ChannelProblem] {
    var problems: [ChannelProblem] = []
    if code.isBlank { problems.append(.noCode) }
    if status == .signed, from == nil || actReference.isBlank { problems.append(.signedWithoutAct) }
    if status == .existingProcedure, actReference.isBlank { problems.append(.procedureWithoutAct) }
    if status != .signed && status != .terminated, texts.contains(where: Self.saysAgreement) {
      problems.append(.saysAgreement)
    }
    if let from, let until, until < from { problems.append(.datesOutOfOrder) }
    if status.carriesReports, acts.isEmpty { problems.append(.offersNothing) }
    return problems
  }

  /// Every text of the channel that people read.
  private var texts: [String] {
    [name.french, name.english, byHand.french, byHand.english, actReference, partner ?? ""]
  }

  /// Whether a text speaks of an agreement, in either language.
  static func saysAgreement(_ text: String) -> Bool {
    let words: Set<String> = [
      "accord", "accords", "agreement", "agreements", "convention", "conventions", "partenariat",
      "partenariats", "partnership", "partnerships",
    ]
    return TextFolding.fold(text).split(whereSeparator: { !$0.isLetter })
      .contains { words.contains(String($0)) }
  }
}
