/// What somebody is to a case: in the school, in the territory or at the centre.
///
/// Shape: the code after the `@` of an author, and the field `role` of a report step.
/// Source: domain study A7.
package enum MemberRole: String, Hashable, Sendable, CaseIterable {
  case declarant
  case team
  case head
  case health
  case ien
  case referent
  case academy
  case ministry
  case statistics
  case partner
  case auditor
  case `operator`

  /// The role in an author's text `login@role`; `nil` when there is none that this build knows.
  ///
  /// An author without a known role works on a one-person computer, and is not restricted.
  package init?(author: String) {
    guard let sign = author.utf8.lastIndex(of: 0x40) else { return nil }
    self.init(rawValue: String(Substring(author.utf8[author.utf8.index(after: sign)...])))
  }

  /// The login in an author's text: what stands before a known role, or the whole text.
  package static func login(of author: String) -> String {
    guard MemberRole(author: author) != nil, let sign = author.utf8.lastIndex(of: 0x40) else {
      return author
    }
    return String(Substring(author.utf8[..<sign]))
  }
}
