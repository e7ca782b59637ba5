internal import CaseModel
package import RecordModel

extension AccessDossier {
  /// Makes the dossier of one person, by their record, from a case with its parts of every kind.
  ///
  /// `nil` when the case has no such person.
  package init?(
    of subject: RecordID, in records: CaseRecords, named caseName: String, on day: CalendarDay
  ) {
    let persons = records.parts(.person)
    guard let person = persons.first(where: { $0.record == subject }) else { return nil }
    var others = persons.filter { $0.record != subject }.map(NamedPerson.init)
    var reader = NamedPerson(person)
    for account in records.parts(.account) {
      let handles = [account.text(AccountField.handle), account.text(AccountField.url)]
        .compactMap { $0 }
      if account.reference(AccountField.person) == subject {
        reader.handles += handles
      } else {
        others.append(NamedPerson(names: [], handles: handles))
      }
    }
    var made = AccessDossierMaker(
      selection: AccessSelection(records, subject: subject),
      redaction: Redaction(of: others, for: reader))
    made.add(records.file, .case)
    for kind in CaseKind.allCases where kind != .case {
      for record in records.parts(kind) { made.add(record, kind) }
    }
    self.init(
      caseName: caseName, madeOn: day,
      subject: [person.text(PersonField.firstName), person.text(PersonField.lastName)]
        .compactMap { $0 }.joined(separator: " "),
      parts: made.parts, omissions: made.omissions, redactedCount: made.redactedCount,
      sharesNames: made.redaction.sharesNames)
  }
}

/// Gathers a dossier record by record.
private struct AccessDossierMaker {
  let selection: AccessSelection
  let redaction: Redaction
  private(set) var parts: [AccessDossier.Part] = []
  private(set) var redactedCount = 0
  private var omitted: [Omitted: Int] = [:]

  private struct Omitted: Hashable {
    let kind: CaseKind
    let reason: OmissionReason
  }

  init(selection: AccessSelection, redaction: Redaction) {
    self.selection = selection
    self.redaction = redaction
  }

  var omissions: [AccessDossier.Omission] {
    omitted.map { AccessDossier.Omission(kind: $0.kind, reason: $0.reason, count: $1) }
      .sorted { ($0.kind.rawValue, $0.reason.rawValue) < ($1.kind.rawValue, $1.reason.rawValue) }
  }

  mutating func add(_ record: RuledRecord, _ kind: CaseKind) {
    if let reason = selection.omission(of: record, kind) {
      omitted[Omitted(kind: kind, reason: reason), default: 0] += 1
      return
    }
    guard let declared = CaseSchema.current.kind(kind.rawValue) else { return }
    var lines: [AccessDossier.Line] = []
    for field in declared.fields {
      guard let value = record.values[field.number], value != .null, value != .boolean(false)
      else { continue }
      if let reason = AccessSelection.omission(of: field.number, kind, field.type) {
        if reason == .staff { omitted[Omitted(kind: kind, reason: reason), default: 0] += 1 }
        continue
      }
      if let text = text(value, field, kind) { lines.append(.init(label: field.label, text: text)) }
    }
    if !lines.isEmpty { parts.append(AccessDossier.Part(kind: kind, lines: lines)) }
  }

  private mutating func text(_ value: FieldValue, _ field: Field, _ kind: CaseKind) -> Label? {
    guard case .text(let text) = value else { return shown(value, field) }
    switch field.type {
    case .code: return shown(value, field)
    case .composite: return composite(text, field, kind)
    // The subject's own names, address of the guardian and account are theirs to read as they stand.
    case .text where kind == .person || kind == .account: return Label(text, text)
    case .text, .integer, .boolean, .date, .reference, .sealed:
      let text = redacted(text)
      return Label(text, text)
    }
  }

  private mutating func composite(_ json: String, _ field: Field, _ kind: CaseKind) -> Label? {
    guard let value = try? CompositeValue(json: json) else {
      let text = redacted(json)
      return Label(text, text)
    }
    var components = value.components
    for (place, component) in field.type.components.enumerated() where place < components.count {
      guard let text = components[place] else { continue }
      if AccessSelection.componentsNamingStaff.contains(component.name) {
        components[place] = nil
        omitted[Omitted(kind: kind, reason: .staff), default: 0] += 1
      } else if component.content == .text {
        components[place] = redacted(text)
      }
    }
    guard components.contains(where: { $0 != nil }), let kept = try? CompositeValue(components)
    else { return nil }
    return shown(.text(kept.text), field)
  }

  private func shown(_ value: FieldValue, _ field: Field) -> Label {
    Label(
      FieldText.display(value, for: field, language: .french),
      FieldText.display(value, for: field, language: .english))
  }

  private mutating func redacted(_ text: String) -> String {
    let redacted = redaction.redacted(text)
    if redacted != text { redactedCount += 1 }
    return redacted
  }
}
