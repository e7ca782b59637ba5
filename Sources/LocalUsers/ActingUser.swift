internal import Synchronization

/// Who acts in this run of a program: asked for once, however often it is needed.
package enum ActingUser {
  private static let known = Mutex<[String: LocalUser]>([:])
  /// Who has said their passphrase in this run, by folder and login.
  private static let confirmed = Mutex<Set<String>>([])

  /// Finds out who acts: the open session's user, or the one who is named, once they have said their passphrase.
  ///
  /// - Parameters:
  ///   - directory: the users of the folder.
  ///   - login: who is named on the command line; PREAU_USER when `nil`.
  ///   - environment: the process's environment.
  ///   - prompt: what to ask a login's passphrase with.
  /// - Returns: `nil` in a folder without users.
  /// - Throws: `.notSignedIn`, and whatever signing in does.
  package static func find(
    in directory: UserDirectory, named login: String?, _ environment: [String: String],
    prompt: (String) -> String
  ) throws(LocalUserError) -> LocalUser? {
    guard directory.exists else { return nil }
    let named = login ?? environment["PREAU_USER"].flatMap { $0.isEmpty ? nil : $0 }
    let key = key(directory, named)
    if let user = known.withLock({ $0[key] }) { return user }
    let user = try find(directory, named, environment, prompt)
    known.withLock { $0[key] = user }
    return user
  }

  /// Finds out who acts, and has them say their passphrase unless they have in this run: a session left open must not be
  /// enough to take somebody's place.
  ///
  /// - Returns: `nil` in a folder without users.
  /// - Throws: as `find`.
  package static func confirm(
    in directory: UserDirectory, named login: String?, _ environment: [String: String],
    prompt: (String) -> String
  ) throws(LocalUserError) -> LocalUser? {
    guard let user = try find(in: directory, named: login, environment, prompt: prompt) else {
      return nil
    }
    let key = key(directory, user.login)
    guard !confirmed.withLock({ $0.contains(key) }) else { return user }
    return try signIn(directory, user.login, environment, prompt)
  }

  private static func key(_ directory: UserDirectory, _ named: String?) -> String {
    directory.folder + "\u{0}" + (named ?? "")
  }

  private static func find(
    _ directory: UserDirectory, _ named: String?, _ environment: [String: String],
    _ prompt: (String) -> String
  ) throws(LocalUserError) -> LocalUser {
    let session = try directory.sessionUser()
    if let session, named == nil || named == session.login { return session }
    guard let named else { throw .notSignedIn }
    return try signIn(directory, named, environment, prompt)
  }

  private static func signIn(
    _ directory: UserDirectory, _ login: String, _ environment: [String: String],
    _ prompt: (String) -> String
  ) throws(LocalUserError) -> LocalUser {
    let passphrase = try PassphraseSource.current(environment).read(prompt: prompt(login))
    let user = try directory.signIn(login, passphrase)
    _ = confirmed.withLock { $0.insert(key(directory, login)) }
    return user
  }
}

extension UserDirectory {
  /// Checks that somebody manages the users here; anybody may add the first.
  ///
  /// - Throws: `.notManager`.
  package func checkManager(_ user: LocalUser?) throws(LocalUserError) {
    guard exists else { return }
    guard user?.role == policy.managingRole else { throw .notManager(role: policy.managingRole) }
  }
}
