internal import Foundation

/// The users of one folder: of a school's replica, or of a hub.
///
/// `users.json` (0600) holds them; without it the computer is one person's, and nobody signs in. One command changes the
/// file at a time; each change replaces it as a whole.
package struct UserDirectory: Sendable {
  /// Which users there may be.
  package let policy: UserPolicy
  let folder: String
  let environment: UserEnvironment
  let cost: ScryptCost

  /// Names the users of a folder; nothing is read yet.
  ///
  /// New passphrases are hashed with `cost`.
  package init(
    folder: String, policy: UserPolicy, environment: UserEnvironment,
    cost: ScryptCost = .standard
  ) {
    self.folder = folder
    self.policy = policy
    self.environment = environment
    self.cost = cost
  }

  var path: String { folder + "/users.json" }
  var lockPath: String { folder + "/users.lock" }
  var sessionPath: String { folder + "/session.json" }

  /// Whether there are users, so that somebody must be signed in.
  package var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// All users, by login.
  package func users() throws(LocalUserError) -> [LocalUser] {
    (try UsersFile.read(path)?.users ?? []).sorted { $0.login < $1.login }
  }

  /// Adds a user.
  ///
  /// - Throws: what is wrong with it; `.firstRole` when the first does not manage the others.
  package func add(_ new: NewUser, passphrase: Passphrase) throws(LocalUserError) {
    try new.check(policy)
    guard passphrase.isStrongEnough else { throw .weakPassphrase }
    try changing(makingFile: true) { file throws(LocalUserError) in
      guard file.place(of: new.login) == nil else { throw .alreadyThere }
      guard !file.users.isEmpty || new.role == policy.managingRole else {
        throw .firstRole(policy.managingRole)
      }
      file.users.append(
        LocalUser(
          login: new.login, name: new.name, role: new.role, territory: new.territory,
          isActive: true, secret: try secret(passphrase)))
    }
  }

  /// Gives a user another passphrase; their session ends, their wrong tries are forgotten.
  package func setPassphrase(
    of login: String, to passphrase: Passphrase
  ) throws(LocalUserError) {
    guard passphrase.isStrongEnough else { throw .weakPassphrase }
    try changing { file throws(LocalUserError) in
      guard let place = file.place(of: login) else { throw .noSuchUser }
      file.users[place].secret = try secret(passphrase)
      file.users[place].session = nil
      _ = file.attempts.forgive(login)
    }
  }

  /// Lets a user sign in or not; a disabled one's session ends at once.
  ///
  /// - Throws: `.lastManager` when nobody active would manage the others.
  package func setActive(_ login: String, _ isActive: Bool) throws(LocalUserError) {
    try changing { file throws(LocalUserError) in
      guard let place = file.place(of: login) else { throw .noSuchUser }
      file.users[place].isActive = isActive
      if !isActive { file.users[place].session = nil }
      guard file.users.contains(where: { $0.isActive && $0.role == policy.managingRole }) else {
        throw .lastManager(role: policy.managingRole)
      }
    }
  }

  private func secret(_ passphrase: Passphrase) throws(LocalUserError) -> PassphraseHash {
    try .make(
      of: passphrase, cost: cost, salt: environment.randomBytes(PassphraseHash.saltByteCount))
  }

  /// Changes the file while no other command does; when `change` throws or changes nothing, the file stays as it is.
  func changing<Result>(
    makingFile: Bool = false, _ change: (inout UsersFile) throws(LocalUserError) -> Result
  ) throws(LocalUserError) -> Result {
    let lock = try UserLock.take(lockPath)
    defer { withExtendedLifetime(lock) {} }
    let stored = try UsersFile.read(path)
    guard var file = stored ?? (makingFile ? UsersFile(cost: cost, environment: environment) : nil)
    else { throw .noSuchUser }
    let result = try change(&file)
    if file != stored { try file.write(path) }
    return result
  }
}
