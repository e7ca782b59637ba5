/// The kinds of record that the rules on roles speak of, by their number on the wire.
///
/// Shape: the numbers of `CaseKind`; a test compares both. Source: `protocol/03-change-set.md`, section 5.
package enum RuledKind: UInt16, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case person = 2
  case role = 3
  case fact = 4
  case measure = 5
  case note = 6
  case review = 7
  case interview = 8
  case assessment = 9
  case meeting = 10
  case familyContact = 11
  case account = 12
  case content = 13
  case evidence = 14
  case report = 15
  case reportItem = 16
  case reportStep = 17
  case reportAnswer = 18
  case referral = 19
  case transfer = 20
  case approval = 21
  case task = 22
  case healthNote = 23
  case rightsRequest = 25
  case hold = 26
  case erasure = 27
  case erasureRequest = 28
  case channel = 40
}
