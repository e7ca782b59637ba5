internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// What people read of the parts of a case where another record refers to them.
struct PartNames {
  private let file: CaseFile
  private let language: Language

  init(_ file: CaseFile, language: Language) {
    self.file = file
    self.language = language
  }

  /// `A. B. (412)`: what tells the part apart, and its number; its kind when nothing does.
  func text(of record: RecordID) -> String {
    guard let part = file.part(record) else {
      return record == file.summary.view.record ? file.summary.name.text : "—"
    }
    let number = file.numbers.number(of: record).map(String.init) ?? "—"
    let said = words(part)
    guard !said.isEmpty else {
      return "\(FieldPhrase.label(ofKind: part.kind, language)) \(number)"
    }
    return "\(said) (\(number))"
  }

  private func words(_ part: RecordView) -> String {
    switch CaseKind(rawValue: part.kind) {
    case .person:
      [part.text(PersonField.lastName), part.text(PersonField.firstName)].compactMap(\.self)
        .joined(separator: " ").orElse(part.text(PersonField.initials) ?? "")
    case .account: part.text(AccountField.handle) ?? part.text(AccountField.url) ?? ""
    case .content: part.text(ContentField.url) ?? ""
    case .report: part.text(ReportField.number) ?? ""
    default: ""
    }
  }
}

extension String {
  /// The text, or another when it is empty.
  func orElse(_ other: String) -> String { isEmpty ? other : self }
}
