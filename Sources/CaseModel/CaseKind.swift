/// The kinds of record a case is made of, by their number on the wire.
///
/// Shape: a number is never reused. Source: domain study A2.
package enum CaseKind: UInt16, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case person = 2
  case role = 3
  case fact = 4
  case measure = 5
  case note = 6
  case review = 7
}
