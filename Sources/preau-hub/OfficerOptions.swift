internal import ArgumentParser
internal import CaseRules
internal import LocalUsers

/// As what somebody acts for the centre.
struct OfficerOptions: ParsableArguments {
  @Option(
    help:
      "As what, at a hub without users: ministry, academy, partner. A user acts in their own role.")
  var role: String?

  /// Who acts: the signed-in user in their own role; at a hub without users whoever --as names.
  ///
  /// - Throws: `LocalUserError`, and a `ValidationError` for what is missing or contradicts the user's role.
  func officer(_ options: HubOptions) throws -> Member {
    guard let user = try options.actingUser() else {
      guard let login = options.login else { throw ValidationError("--as LOGIN: who acts.") }
      return Member(login: login, role: try Self.role(role ?? MemberRole.ministry.rawValue))
    }
    guard role == nil || role == user.role else {
      throw ValidationError("--role: \(user.login) acts as \(user.role).")
    }
    return Member(login: user.login, role: try Self.role(user.role))
  }

  private static func role(_ code: String) throws -> MemberRole {
    guard let role = MemberRole(rawValue: code) else {
      throw ValidationError("--role: ministry, academy, partner")
    }
    return role
  }
}
