package import CaseModel
package import Causality
package import RecordModel

/// A record as the rules read it: its values, and who wrote each of them when.
package struct RuledRecord: Hashable, Sendable {
  /// Who wrote a field, and when that was admitted.
  package struct Writing: Hashable, Sendable {
    package let stamp: HybridTimestamp
    /// `login@role`; `nil` when it was not said.
    package let author: String?

    /// A writing from its parts.
    package init(stamp: HybridTimestamp, author: String?) {
      self.stamp = stamp
      self.author = author
    }
  }

  package let record: RecordID
  /// The values of all fields that are not absent.
  package let values: [UInt8: FieldValue]
  /// Who wrote each field.
  package let writings: [UInt8: Writing]

  /// A record from its parts.
  package init(record: RecordID, values: [UInt8: FieldValue], writings: [UInt8: Writing]) {
    self.record = record
    self.values = values
    self.writings = writings
  }

  func text(_ field: some RawRepresentable<UInt8>) -> String? {
    if case .text(let text)? = values[field.rawValue] { text } else { nil }
  }

  func day(_ field: some RawRepresentable<UInt8>) -> CalendarDay? {
    if case .date(let days)? = values[field.rawValue] {
      CalendarDay(daysSince1970: days)
    } else {
      nil
    }
  }

  func reference(_ field: some RawRepresentable<UInt8>) -> RecordID? {
    if case .reference(let record)? = values[field.rawValue] { record } else { nil }
  }

  func isTrue(_ field: some RawRepresentable<UInt8>) -> Bool {
    values[field.rawValue] == .boolean(true)
  }

  func code<Code: RawRepresentable<String>>(_ field: some RawRepresentable<UInt8>) -> Code? {
    text(field).flatMap(Code.init)
  }

  /// The components of a composite field, none when it is absent or no composite.
  func components(_ field: some RawRepresentable<UInt8>) -> Components {
    Components(texts: text(field).flatMap { try? CompositeValue(json: $0) }?.components ?? [])
  }

  /// The components of a composite, by their place.
  struct Components {
    let texts: [String?]

    subscript(place: Int) -> String? { place < texts.count ? texts[place] : nil }
    func day(_ place: Int) -> CalendarDay? { self[place].flatMap { CalendarDay($0) } }
  }
}

/// A case with its parts, as the rules read them.
package struct CaseRecords: Hashable, Sendable {
  /// The case itself.
  package var file: RuledRecord
  /// Its parts by kind.
  package var parts: [CaseKind: [RuledRecord]]

  /// A case from its records.
  package init(file: RuledRecord, parts: [CaseKind: [RuledRecord]]) {
    self.file = file
    self.parts = parts
  }

  /// The kinds that the rules look at.
  package static let kinds: [CaseKind] = [
    .person, .familyContact, .referral, .account, .content, .reportItem, .reportStep,
    .reportAnswer, .hold, .measure, .approval, .erasureRequest,
  ]

  func parts(_ kind: CaseKind) -> [RuledRecord] { parts[kind, default: []] }
}
