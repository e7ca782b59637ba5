/// Who reads a table of counts.
package enum Audience: String, Hashable, Sendable, CaseIterable, Codable {
  /// Within the administration.
  case inside
  /// Everybody.
  case everybody = "public"

  /// The lowest threshold that may be asked for: 5 inside, 11 for everybody.
  ///
  /// Source: domain study A9.
  package var thresholdMin: Int {
    switch self {
    case .inside: 5
    case .everybody: 11
    }
  }
}

/// The least count that may be shown; what is below it, and what would reveal what is below it, is not.
package struct Threshold: Hashable, Sendable {
  /// The count.
  package let value: Int

  /// The threshold of an audience, or a higher one.
  ///
  /// - Throws: `.thresholdTooLow`; a threshold is raised only.
  package init(_ value: Int? = nil, for audience: Audience) throws(AggregateError) {
    let least = audience.thresholdMin
    guard (value ?? least) >= least else {
      throw .thresholdTooLow(given: value ?? 0, least: least)
    }
    self.value = value ?? least
  }
}
