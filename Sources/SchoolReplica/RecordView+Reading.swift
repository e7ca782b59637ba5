internal import CaseModel
package import RecordModel

extension RecordView {
  /// The text of a field, a code included; `nil` when it is absent.
  package func text(_ field: some RawRepresentable<UInt8>) -> String? {
    if case .text(let text)? = values[field.rawValue] { text } else { nil }
  }

  /// The day of a field; `nil` when it is absent.
  package func day(_ field: some RawRepresentable<UInt8>) -> CalendarDay? {
    if case .date(let days)? = values[field.rawValue] {
      CalendarDay(daysSince1970: days)
    } else {
      nil
    }
  }

  /// The record a field refers to; `nil` when it is absent.
  package func reference(_ field: some RawRepresentable<UInt8>) -> RecordID? {
    if case .reference(let record)? = values[field.rawValue] { record } else { nil }
  }

  /// One component of a composite field; `nil` when it is absent.
  package func component(_ place: Int, of field: some RawRepresentable<UInt8>) -> String? {
    guard let json = text(field), let composite = try? CompositeValue(json: json),
      place < composite.components.count
    else { return nil }
    return composite.components[place]
  }
}
