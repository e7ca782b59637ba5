/// Who may read a field beyond the school.
///
/// Source: `../shared` domain study A3; `protocol/08-privacy.md`.
package enum Confidentiality: String, Hashable, Sendable {
  /// Names somebody: stays with the school, opaque to everyone above.
  case nominal = "N"
  /// Speaks of somebody without naming: for those the case was escalated to.
  case pseudonymous = "P"
  /// May be counted.
  case statistical = "Z"
}

/// What happens when two people changed a field without knowing of each other.
package enum MergeMark: Hashable, Sendable {
  /// The last writer's value stands; the other is in the ledger.
  case lastWriter
  /// The same, and the field stays marked until somebody decides.
  case mustReview
}

/// One text in the two languages people read here.
package struct Label: Hashable, Sendable {
  /// French.
  package let french: String
  /// English.
  package let english: String

  /// A text in both languages.
  package init(_ french: String, _ english: String) {
    self.french = french
    self.english = english
  }
}

/// A closed list of codes with their labels; codes are never renamed and never reused.
package struct Vocabulary: Hashable, Sendable {
  /// One member.
  package struct Term: Hashable, Sendable {
    /// What is stored.
    package let code: String
    /// What people read.
    package let label: Label

    /// A member from its code and labels.
    package init(_ code: String, _ french: String, _ english: String) {
      self.code = code
      label = Label(french, english)
    }
  }

  /// The list's own name.
  package let name: String
  /// The members, in the order people see them.
  package let terms: [Term]

  /// A list from its members.
  package init(_ name: String, _ terms: [Term]) {
    self.name = name
    self.terms = terms
  }

  /// The member with this code, if it is known here.
  package func term(_ code: String) -> Term? { terms.first { $0.code == code } }
}

/// One numbered field of a kind: its name, its type, who may read it, how it merges.
package struct Field: Hashable, Sendable {
  /// The number on the wire and in the clocks, 0 to 127; never reused.
  package let number: UInt8
  /// The column's name; ASCII letters, digits and underscores.
  package let name: String
  package let type: FieldType
  package let confidentiality: Confidentiality
  package let merge: MergeMark
  package let label: Label

  /// Declares a field.
  package init(
    _ number: UInt8, _ name: String, _ type: FieldType, _ confidentiality: Confidentiality,
    merge: MergeMark = .lastWriter, label: Label
  ) {
    self.number = number
    self.name = name
    self.type = type
    self.confidentiality = confidentiality
    self.merge = merge
    self.label = label
  }
}
