/// Why counts are not shown or not released.
package enum AggregateError: Error, Hashable, Sendable {
  /// The threshold is below the one of the audience.
  case thresholdTooLow(given: Int, least: Int)
  /// The text is no month, term or school year.
  case noPeriod(String)
  /// A part of the period was released before; it is frozen.
  case overlaps(released: String)
  /// The period has not ended, or too few days ago for late arrivals to be in.
  case notSettled(days: Int)
  /// What was released is by longer periods than asked for.
  case releasedByLongerPeriods
  /// What was released is by larger areas than asked for.
  case releasedByLargerAreas
  /// There is no such unit or breakdown.
  case unknown(String)
  /// Nothing of this was released.
  case nothingReleased
}
