internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// A list of cases, one a line.
struct CaseTable {
  private let cases: [CaseSummary]
  private let language: Language

  init(_ cases: [CaseSummary], language: Language) {
    self.cases = cases
    self.language = language
  }

  private static let columns: [CaseField] = [.openedOn, .status, .gravity, .danger, .nextReviewOn]

  func print() {
    guard !cases.isEmpty else {
      Terminal.note(Label("Aucune situation.", "No cases.").text(in: language))
      return
    }
    var table = TextTable(headings)
    for item in cases { table.add(row(item)) }
    table.lines.forEach(Terminal.print)
    guard Terminal.isWatched else { return }
    let legend = Label(
      "* pas encore au ministère   ! un conflit attend une décision",
      "* not at the ministry yet   ! a conflict waits for a decision")
    if cases.contains(where: { !Self.marks($0).isEmpty }) {
      Terminal.note(legend.text(in: language))
    }
  }

  private static func marks(_ item: CaseSummary) -> String {
    (item.view.unsent.isEmpty ? "" : "*") + (item.conflictCount > 0 ? "!" : "")
  }

  private var headings: [String] {
    let headings = [
      Label("Situation", "Case"), Label("", ""), Label("Signalée", "Reported"),
      Label("État", "Status"),
      Label("Gravité", "Gravity"), Label("Danger", "Danger"), Label("Revue", "Review"),
    ]
    return headings.map { $0.text(in: language) }
  }

  private func row(_ item: CaseSummary) -> [String] {
    return [item.name.text, Self.marks(item)]
      + Self.columns.map { field in
        let value = item.view.values[field.rawValue, default: .null]
        let shown = FieldPhrase.value(
          value, of: field.rawValue, kind: CaseKind.case.rawValue, language)
        return field == .status ? String(shown.prefix { $0 != ";" }) : shown
      }
  }
}

/// One case that a search has found, with what matched.
struct SearchLine {
  private let hit: SearchHit
  private let language: Language

  init(_ hit: SearchHit, language: Language) {
    self.hit = hit
    self.language = language
  }

  private static let shownCharacterMax = 70

  func print() {
    Terminal.print(SafeText.line(hit.summary.name.text))
    for match in hit.matches {
      let kind = FieldPhrase.label(ofKind: match.kind, language)
      let field = FieldPhrase.label(of: match.field, kind: match.kind, language)
      let value = FieldPhrase.value(match.value, of: match.field, kind: match.kind, language)
      let line = SafeText.line(value)
      let shown =
        line.count > Self.shownCharacterMax ? line.prefix(Self.shownCharacterMax) + "…" : line[...]
      let colon = Label(" : ", ": ").text(in: language)
      Terminal.print("  \(kind), \(field)\(colon)\(shown)")
    }
  }
}
