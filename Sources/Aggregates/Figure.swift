/// A count as it is shown: a number, or the least and the greatest it can be.
///
/// A sum of figures says what its parts say and no more, so totals cannot be used to find what a part hides.
package struct Figure: Hashable, Sendable {
  package let lower: Int
  /// The greatest it can be; `nil` when a part of it is withheld whole.
  package let upper: Int?

  /// A number.
  package init(_ count: Int) { self.init(count, count) }

  /// A range.
  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// A range without an end.
  package init(atLeast lower: Int) {
    self.lower = lower
    upper = nil
  }

  /// Whether it is one number.
  package var isExact: Bool { lower == upper }

  /// The figure of both together.
  package static func + (left: Figure, right: Figure) -> Figure {
    guard let upper = left.upper, let other = right.upper else {
      return Figure(atLeast: left.lower + right.lower)
    }
    return Figure(left.lower + right.lower, upper + other)
  }
}

extension Figure: CustomStringConvertible {
  /// `57`, `<11`, `40–57` or `≥40`; the same in both languages.
  package var description: String {
    guard let upper else { return "≥\(lower)" }
    if isExact { return String(lower) }
    return lower == 0 ? "<\(upper + 1)" : "\(lower)–\(upper)"
  }
}
