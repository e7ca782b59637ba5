package import RecordModel

/// The numbers of a case's fields; the yes-or-no fields of its three sets follow in ranges.
///
/// Shape: 1 to 22, then contexts from 32, forms from 48, motives from 64. What changes often comes
/// first. A number is never reused. Source: domain study A3.
package enum CaseField: UInt8, Hashable, Sendable, CaseIterable {
  case reference = 1
  case schoolYear = 2
  case openedOn = 3
  case factsFrom = 4
  case factsTo = 5
  case origin = 6
  case reporterRole = 7
  case frequency = 8
  case gravity = 9
  case danger = 10
  case qualification = 11
  case status = 12
  case summary = 13
  case nextReviewOn = 14
  case closedOn = 15
  case effect = 16
  case declaration = 17
  case restricted = 18
  case priority = 19
  case handler = 20
  case victim = 21
  case received = 22

  /// The number of the first context.
  package static let contextFirst: UInt8 = 32
  /// The number of the first form.
  package static let formFirst: UInt8 = 48
  /// The number of the first motive.
  package static let motiveFirst: UInt8 = 64
  /// How many numbers each of the three sets may grow to.
  package static let memberCountMax = 16

  /// The numbers of all contexts.
  package static let contexts = numbers(of: .context, from: contextFirst)
  /// The numbers of all forms.
  package static let forms = numbers(of: .form, from: formFirst)
  /// The numbers of all motives.
  package static let motives = numbers(of: .motive, from: motiveFirst)

  private static func numbers(of vocabulary: Vocabulary, from first: UInt8) -> FieldSet {
    FieldSet(zip(first..., vocabulary.terms).map { number, _ in number })
  }
}
