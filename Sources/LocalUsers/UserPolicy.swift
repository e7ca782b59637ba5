/// Which users a program has: the roles there are, who manages the others, whose work has a territory.
package struct UserPolicy: Hashable, Sendable {
  /// The role codes that users may have, in the order people see them.
  package let roles: [String]
  /// The role of the first user, who adds the others; one such user always stays active.
  package let managingRole: String
  /// The roles that must be given a territory.
  package let territorialRoles: Set<String>

  private init(roles: [String], managingRole: String, territorialRoles: Set<String>) {
    self.roles = roles
    self.managingRole = managingRole
    self.territorialRoles = territorialRoles
  }

  /// A school's computer: its head adds the others.
  package static let school = UserPolicy(
    roles: ["declarant", "team", "head", "health", "auditor"], managingRole: "head",
    territorialRoles: [])

  /// The hub: the ministry adds the others.
  package static let hub = UserPolicy(
    roles: [
      "ien", "referent", "academy", "ministry", "statistics", "partner", "auditor", "operator",
    ],
    managingRole: "ministry", territorialRoles: ["ien", "referent", "academy"])
}
