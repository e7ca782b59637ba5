internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// A whole case on a terminal: its fields, then everything recorded under it, kind by kind, then its conflicts.
struct CasePage {
  private let file: CaseFile
  private let reports: [ReportFile]
  private let language: Language
  private let names: PartNames

  init(_ file: CaseFile, reports: [ReportFile] = [], language: Language) {
    self.file = file
    self.reports = reports
    self.language = language
    names = PartNames(file, language: language)
  }

  /// Kinds that are shown inside others.
  private static let inside: Set<CaseKind> = [.role, .reportItem, .reportStep, .reportAnswer]

  func print() {
    Terminal.print(say("Situation ", "Case ") + SafeText.line(file.summary.name.text))
    TransferTelling.next(file).forEach(Terminal.print)
    PartFields(file.summary.view, names: names, language: language).print(
      except: [CaseField.reference.rawValue])
    for kind in CaseKind.parts where !Self.inside.contains(kind) {
      for part in file.parts(kind) { self.part(part, kind) }
    }
    for conflict in file.conflicts { self.conflict(conflict) }
    if hasUnsent {
      Terminal.print(say("* : pas encore au ministère.", "*: not at the ministry yet."))
    }
  }

  private var hasUnsent: Bool {
    ([file.summary.view] + file.parts).contains { !$0.unsent.isEmpty }
  }

  private func part(_ view: RecordView, _ kind: CaseKind) {
    let number = file.numbers.number(of: view.record).map { " \($0)" } ?? ""
    Terminal.print(FieldPhrase.label(ofKind: view.kind, language) + number + detail(view, kind))
    PartFields(view, names: names, language: language).print(except: [CaseKind.caseField])
  }

  private func detail(_ view: RecordView, _ kind: CaseKind) -> String {
    switch kind {
    case .person: return roles(of: view.record)
    case .report:
      guard let report = reports.first(where: { $0.view.record == view.record }) else { return "" }
      return " (" + report.progress.status.label.text(in: language) + ")"
    default: return ""
    }
  }

  private func roles(of person: RecordID) -> String {
    let roles = file.parts(.role).filter { $0.reference(RoleField.person) == person }.map { role in
      let shown = FieldPhrase.value(
        role.values[RoleField.role.rawValue, default: .null], of: RoleField.role.rawValue,
        kind: CaseKind.role.rawValue, language)
      let number = file.numbers.number(of: role.record).map { " \($0)" } ?? ""
      return SafeText.line(shown) + number
    }
    return roles.isEmpty ? "" : " (" + roles.joined(separator: ", ") + ")"
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

/// The fields of one record, a line each.
struct PartFields {
  private let view: RecordView
  private let names: PartNames?
  private let language: Language

  init(_ view: RecordView, names: PartNames?, language: Language) {
    self.view = view
    self.names = names
    self.language = language
  }

  func print(except left: Set<UInt8> = []) {
    guard let kind = CaseSchema.current.kind(view.kind) else { return }
    for field in kind.fields where !left.contains(field.number) {
      guard let value = view.values[field.number], value != .null, value != .boolean(false) else {
        continue
      }
      let mark = view.unsent.contains(field.number) ? "* " : "  "
      Terminal.print(mark + line(field, value))
    }
  }

  private func line(_ field: Field, _ value: FieldValue) -> String {
    let label = field.label.text(in: language)
    if value == .boolean(true), label.contains(":") { return label }
    let shown: String
    if case .reference(let record) = value, let names {
      shown = names.text(of: record)
    } else {
      shown = FieldPhrase.value(value, of: field.number, kind: view.kind, language)
    }
    return label + Label(" : ", ": ").text(in: language) + SafeText.lines(shown, indent: "    ")
  }
}
