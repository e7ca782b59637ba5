package import RecordModel

/// Something that happened to a report: one record of kind report step or report answer.
package struct ReportEvent: Hashable, Sendable {
  /// How far the event's record has come.
  package enum Reach: Hashable, Sendable {
    /// It is on this computer only.
    case here
    /// The centre holds it.
    case centre
  }

  /// Its place among the others.
  package let order: EventOrder
  /// What happened.
  package let move: ReportMove
  /// The day it is said to have happened.
  package let on: CalendarDay?
  /// Who did it.
  package let by: Member
  /// How far its record has come.
  package let reach: Reach
  /// What an approval approves, by its fingerprint; `nil` when it does not say.
  package let fingerprint: String?

  /// An event from the fields of its record.
  package init(
    order: EventOrder, move: ReportMove, on: CalendarDay?, by: Member, reach: Reach = .centre,
    fingerprint: String? = nil
  ) {
    self.order = order
    self.move = move
    self.on = on
    self.by = by
    self.reach = reach
    self.fingerprint = fingerprint
  }

  /// Who did it, as far as the fold asks: what only the centre can write is the ministry's, unless a role
  /// says otherwise; an approval always needs its role.
  var writer: Member {
    guard by.role == nil, case .centre(let step) = move, step != .approvedAcademy,
      step != .refusedAcademy
    else { return by }
    return Member(login: by.login, role: .ministry)
  }
}
