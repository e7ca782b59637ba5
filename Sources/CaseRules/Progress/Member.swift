/// A named person who does something, in a role.
package struct Member: Hashable, Sendable {
  /// The login; a role after an `@` is not part of it.
  package let login: String
  /// The role, `nil` when this build does not know it or none was given.
  package let role: MemberRole?

  /// Somebody by login and role.
  package init(login: String, role: MemberRole?) {
    self.login = MemberRole.login(of: login)
    self.role = role
  }

  /// Somebody by an author's text `login@role`.
  package init(author: String) { self.init(login: author, role: MemberRole(author: author)) }

  /// Whether it is somebody at all: a program that has no login decides nothing.
  package var isNamed: Bool { !login.allSatisfy(\.isWhitespace) }

  /// Whether both are the same person, whatever their roles.
  package func isSamePerson(as other: Member) -> Bool {
    login.lowercased() == other.login.lowercased()
  }
}
