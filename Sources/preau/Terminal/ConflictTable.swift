internal import CaseModel
internal import Causality
internal import RecordModel
internal import SchoolReplica

/// The open conflicts, one a line.
struct ConflictTable {
  private let conflicts: [ConflictView]
  private let language: Language

  init(_ conflicts: [ConflictView], language: Language) {
    self.conflicts = conflicts
    self.language = language
  }

  func print() {
    guard !conflicts.isEmpty else {
      Terminal.note(
        Label("Aucun conflit n’attend de décision.", "No conflict waits for a decision.").text(
          in: language))
      return
    }
    let headings = [
      Label("N°", "No."), Label("Situation", "Case"), Label("Champ", "Field"),
      Label("Auteur écarté", "Author set aside"), Label("Écrite", "Written"), Label("", ""),
    ]
    var table = TextTable(headings.map { $0.text(in: language) })
    for conflict in conflicts { table.add(row(conflict)) }
    table.lines.forEach(Terminal.print)
  }

  private func row(_ conflict: ConflictView) -> [String] {
    [
      "\(conflict.number)", conflict.caseName?.text ?? "—",
      FieldPhrase.label(of: conflict.field, kind: conflict.kind, language),
      conflict.lost.author ?? "—",
      Moment.text(conflict.lost.milliseconds, language),
      conflict.mustReview ? Label("décision requise", "decision required").text(in: language) : "",
    ]
  }
}

/// One conflict: both values, who wrote them, when, and what each had seen.
struct ConflictPage {
  private let conflict: ConflictView
  private let language: Language

  init(_ conflict: ConflictView, language: Language) {
    self.conflict = conflict
    self.language = language
  }

  func print() {
    let field = FieldPhrase.label(of: conflict.field, kind: conflict.kind, language)
    let kind = FieldPhrase.label(ofKind: conflict.kind, language)
    let name = SafeText.line(conflict.caseName?.text ?? "—")
    Terminal.print(
      say(
        "Conflit \(conflict.number), situation \(name)", "Conflict \(conflict.number), case \(name)"
      ))
    Terminal.print("\(kind), \(field)")
    side(say("Valeur actuelle", "Current value"), conflict.current)
    side(say("Valeur écartée", "Value set aside"), conflict.lost)
    Terminal.print(
      say(
        "`preau conflicts keep \(conflict.number)` garde l’actuelle ; `preau conflicts restore \(conflict.number)` rétablit l’autre.",
        "`preau conflicts keep \(conflict.number)` keeps the current one; `preau conflicts restore \(conflict.number)` brings the other back."
      ))
  }

  private func side(_ title: String, _ side: ConflictView.Side) {
    let colon = Label(" : ", ": ").text(in: language)
    let value = FieldPhrase.value(side.value, of: conflict.field, kind: conflict.kind, language)
    Terminal.print(title + colon + SafeText.lines(value, indent: "    "))
    let author = SafeText.line(side.author ?? say("auteur inconnu", "unknown author"))
    Terminal.print("  \(author), \(Moment.text(side.milliseconds, language))")
    let clock = ClockPhrase.text(side.clock ?? VersionVector([side.dot]))
    Terminal.print("  " + say("horloge", "clock") + colon + clock)
  }
}
