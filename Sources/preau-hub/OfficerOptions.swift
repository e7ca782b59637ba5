internal import ArgumentParser
internal import CaseRules

/// Who acts for the centre.
struct OfficerOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: "Who acts: the login of an officer.")
  var login: String

  @Option(help: "As what: ministry, academy, partner.")
  var role = MemberRole.ministry.rawValue

  /// The officer, in the role the hub knows them in.
  func officer() throws -> Member {
    guard let role = MemberRole(rawValue: role) else {
      throw ValidationError("--role: ministry, academy, partner")
    }
    return Member(login: login, role: role)
  }
}
