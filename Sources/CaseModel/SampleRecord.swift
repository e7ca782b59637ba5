package import RecordModel

/// One record of an invented case, before any replica has named it.
///
/// Shape: entries in ascending order of field number, absent fields left out.
package struct SampleRecord: Hashable, Sendable {
  /// What one field holds.
  package enum Content: Hashable, Sendable {
    /// A value as it is recorded.
    case value(FieldValue)
    /// The record at this place of the same batch.
    case record(Int)
  }

  /// One field with its content.
  package struct Entry: Hashable, Sendable {
    /// The field's number.
    package let number: UInt8
    /// What it holds.
    package let content: Content
  }

  /// What the record is.
  package let kind: CaseKind
  /// Its fields.
  package private(set) var entries: [Entry] = []

  init(_ kind: CaseKind) { self.kind = kind }

  /// The fields as they are recorded, once the records of the batch have names.
  package func values(
    naming record: (Int) -> RecordID
  ) -> [(number: UInt8, value: FieldValue)] {
    entries.map { entry in
      switch entry.content {
      case .value(let value): (entry.number, value)
      case .record(let place): (entry.number, .reference(record(place)))
      }
    }
  }

  mutating func set(_ field: some RawRepresentable<UInt8>, _ value: FieldValue) {
    guard value != .null else { return }
    insert(Entry(number: field.rawValue, content: .value(value)))
  }

  mutating func set(_ field: some RawRepresentable<UInt8>, _ day: CalendarDay) {
    set(field, .date(day.daysSince1970))
  }

  mutating func set(_ field: some RawRepresentable<UInt8>, _ text: String) {
    set(field, .text(text))
  }

  mutating func set(_ field: some RawRepresentable<UInt8>, composite components: [String?]) {
    guard let value = try? CompositeValue(components) else { return }
    set(field, value.text)
  }

  mutating func set(_ field: some RawRepresentable<UInt8>, record place: Int) {
    insert(Entry(number: field.rawValue, content: .record(place)))
  }

  mutating func setMember(_ number: UInt8) {
    insert(Entry(number: number, content: .value(.boolean(true))))
  }

  private mutating func insert(_ entry: Entry) {
    entries.removeAll { $0.number == entry.number }
    let place = entries.firstIndex { $0.number > entry.number } ?? entries.endIndex
    entries.insert(entry, at: place)
  }
}
