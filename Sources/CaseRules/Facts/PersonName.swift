/// The name of a person of a case, for the detection of names; it never leaves a gate.
package struct PersonName: Hashable, Sendable {
  /// Last name; empty when it is not known.
  package let last: String
  /// First name or names; empty when they are not known.
  package let first: String

  /// A person's name.
  package init(last: String, first: String) {
    self.last = last
    self.first = first
  }
}
