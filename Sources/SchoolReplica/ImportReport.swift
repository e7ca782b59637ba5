package import CaseModel

/// A line that was not imported, by its number; never what it says.
package struct BadLine: Hashable, Sendable {
  /// Why.
  package enum Problem: Error, Hashable, Sendable {
    /// Longer than 1 MiB.
    case tooLong
    case notUTF8
    /// Not one JSON object with `kind`, `id` and `fields`.
    case notARecord
    case unknownKind
    /// A name that the kind has no field of.
    case unknownField
    /// The field cannot hold its value.
    case value(kind: CaseKind, field: UInt8, FieldTextError)
    /// The field refers to a record that is neither here nor on an earlier, good line.
    case reference(kind: CaseKind, field: UInt8)
    /// The record would not be sound.
    case invalid(kind: CaseKind, [CaseProblem])
    /// Another line has the same id.
    case idTwice
    /// A case of this reference is here already.
    case caseAlreadyThere
    /// Records of this kind are written once, or by the ministry alone.
    case notChanged(CaseKind)
    /// No command would record it either.
    case refused(CaseworkError)
    /// The record alone is more than one transaction can hold.
    case tooLarge
  }

  /// The line's number, from 1.
  package let number: Int
  package let problem: Problem
}

/// What an import came to.
package struct ImportReport: Hashable, Sendable {
  package var lineCount = 0
  /// Records that were made.
  package var addedCount = 0
  /// Records that were there and have changed.
  package var changedCount = 0
  /// Records that were there with the same values.
  package var unchangedCount = 0
  /// Lines that were left out.
  package var badCount = 0
  /// The first of them.
  package var badLines: [BadLine] = []

  /// How many bad lines are told one by one.
  package static let badLineCountMax = 1000

  mutating func add(_ problem: BadLine.Problem, line: Int) {
    badCount += 1
    if badLines.count < Self.badLineCountMax {
      badLines.append(BadLine(number: line, problem: problem))
    }
  }
}
