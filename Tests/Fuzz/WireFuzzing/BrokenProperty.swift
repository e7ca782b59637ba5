/// Something that must hold for every input, and did not for this one: what fuzzing looks for.
package struct BrokenProperty: Error, Hashable, Sendable {
  /// What should have held.
  package let property: String

  /// Names the property that was broken.
  package init(_ property: String) { self.property = property }

  /// Breaks off when a property does not hold.
  package static func unless(
    _ holds: Bool, _ property: @autoclosure () -> String
  ) throws(BrokenProperty) {
    if !holds { throw BrokenProperty(property()) }
  }
}
