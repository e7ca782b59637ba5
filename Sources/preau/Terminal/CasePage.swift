internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// A whole case on a terminal: its fields, then its persons, facts, measures and notes, then its conflicts.
struct CasePage {
  private let file: CaseFile
  private let language: Language

  init(_ file: CaseFile, language: Language) {
    self.file = file
    self.language = language
  }

  func print() {
    Terminal.print(say("Situation ", "Case ") + SafeText.line(file.summary.name.text))
    fields(file.summary.view, except: CaseField.reference.rawValue)
    for kind in [CaseKind.person, .fact, .measure, .note] {
      for part in file.parts where part.kind == kind.rawValue { self.part(part) }
    }
    for conflict in file.conflicts { self.conflict(conflict) }
    if hasUnsent {
      Terminal.print(say("* : pas encore au ministère.", "*: not at the ministry yet."))
    }
  }

  private var hasUnsent: Bool {
    ([file.summary.view] + file.parts).contains { !$0.unsent.isEmpty }
  }

  private func part(_ view: RecordView) {
    let roles = view.kind == CaseKind.person.rawValue ? self.roles(of: view.record) : ""
    Terminal.print(FieldPhrase.label(ofKind: view.kind, language) + roles)
    fields(view, except: CaseKind.caseField)
  }

  private func roles(of person: RecordID) -> String {
    let roles = file.parts.filter {
      $0.kind == CaseKind.role.rawValue
        && $0.values[RoleField.person.rawValue] == .reference(person)
    }.map {
      FieldPhrase.value(
        $0.values[RoleField.role.rawValue, default: .null], of: RoleField.role.rawValue,
        kind: CaseKind.role.rawValue, language)
    }
    return roles.isEmpty ? "" : " (" + roles.map(SafeText.line).joined(separator: ", ") + ")"
  }

  private func fields(_ view: RecordView, except left: UInt8) {
    guard let kind = CaseSchema.current.kind(view.kind) else { return }
    for field in kind.fields where field.number != left {
      guard let value = view.values[field.number], value != .null, value != .boolean(false) else {
        continue
      }
      let shown = FieldPhrase.value(value, of: field.number, kind: view.kind, language)
      let mark = view.unsent.contains(field.number) ? "* " : "  "
      Terminal.print(mark + line(field, value, shown))
    }
  }

  private func line(_ field: Field, _ value: FieldValue, _ shown: String) -> String {
    let label = field.label.text(in: language)
    if value == .boolean(true), label.contains(":") { return label }
    return label + Label(" : ", ": ").text(in: language) + SafeText.lines(shown, indent: "    ")
  }

  private func conflict(_ conflict: ConflictView) {
    let field = FieldPhrase.label(of: conflict.field, kind: conflict.kind, language)
    Terminal.print(
      say(
        "! \(field) : une autre valeur attend une décision ; `preau conflicts show \(conflict.number)`.",
        "! \(field): another value waits for a decision; `preau conflicts show \(conflict.number)`."
      ))
  }
}
