internal import CaseModel
package import RecordModel

/// Where a case comes from that another school has passed on.
///
/// Shape: the field `received` of a case. Source: `protocol/10-transfer.md`, section 6.
package struct ReceivedOrigin: Hashable, Sendable {
  /// The school that passed it on, by its UAI.
  package let school: String
  /// What the case is called there; `nil` when it had no reference.
  package let reference: String?
  /// The record of the transfer there: two cases that name the same one are one case read twice.
  package let transfer: String
  /// The day it was read here.
  package let day: CalendarDay

  /// An origin from its parts.
  init(school: String, reference: String?, transfer: String, day: CalendarDay) {
    self.school = school
    self.reference = reference
    self.transfer = transfer
    self.day = day
  }

  /// Reads the field; `nil` when it says no origin.
  package init?(_ text: String) {
    guard let parts = try? CompositeValue(json: text).components, parts.count == 4,
      let school = parts[0], let transfer = parts[2],
      let day = parts[3].flatMap({ CalendarDay($0) })
    else { return nil }
    self.init(school: school, reference: parts[1], transfer: transfer, day: day)
  }

  /// The field's value.
  var value: CompositeValue {
    get throws { try CompositeValue([school, reference, transfer, day.description]) }
  }
}
