package import RecordModel

/// What retention asks for a case on a day.
package enum RetentionStep: Hashable, Sendable {
  /// It is in use, or was closed in this school year.
  case keep
  /// It is closed since an earlier school year: read by the head alone, with a reason.
  case archive
  /// Its persons and texts go; what may be counted stays.
  case erasePersons
  /// The rest goes too.
  case eraseAll
  /// A legal hold stops the clock for as long as it lasts.
  case held
}

/// A legal hold on a case.
package struct HoldFacts: Hashable, Sendable {
  /// The first day.
  package var since: CalendarDay
  /// The last day, `nil` as long as nobody lifted it.
  package var until: CalendarDay?

  /// A hold from its days.
  package init(since: CalendarDay, until: CalendarDay? = nil) {
    self.since = since
    self.until = until
  }

  /// Whether it holds on a day.
  package func holds(on day: CalendarDay) -> Bool {
    since <= day && (until.map { day <= $0 } ?? true)
  }
}

extension Retention {
  /// What a case reported on `openedOn` and closed on `closedOn` is due on `day`.
  ///
  /// A case that is still open is erased at its age all the same; the school is prompted long before.
  package static func step(
    openedOn: CalendarDay, closedOn: CalendarDay?, holds: [HoldFacts] = [], on day: CalendarDay
  ) -> RetentionStep {
    if holds.contains(where: { $0.holds(on: day) }) { return .held }
    if let last = eraseOn(.statisticalFields, since: openedOn), last <= day { return .eraseAll }
    if let persons = eraseOn(.caseRecords, since: openedOn), persons <= day {
      return .erasePersons
    }
    guard let closedOn, let archive = closedOn.schoolYearEnd(after: 0) else { return .keep }
    return archive <= day ? .archive : .keep
  }
}
