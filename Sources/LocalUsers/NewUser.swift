/// A user about to be added.
package struct NewUser: Hashable, Sendable {
  package let login: String
  package let name: String
  package let role: String
  package let territory: String?

  /// A user from what was typed; without a name they are called as they sign in.
  package init(login: String, name: String? = nil, role: String, territory: String? = nil) {
    self.login = login
    self.name = name ?? login
    self.role = role
    self.territory = territory
  }

  /// Checks every part against the rules.
  func check(_ policy: UserPolicy) throws(LocalUserError) {
    guard LocalUser.isLogin(login) else { throw .loginShape }
    guard (1...LocalUser.nameBytesMax).contains(name.utf8.count),
      !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { throw .nameShape }
    guard policy.roles.contains(role) else { throw .role(allowed: policy.roles) }
    if policy.territorialRoles.contains(role) {
      guard let territory, LocalUser.isTerritory(territory) else { throw .territoryNeeded }
    } else if territory != nil {
      throw .territoryNotAllowed
    }
  }
}
