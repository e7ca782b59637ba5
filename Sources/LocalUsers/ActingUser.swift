internal import Synchronization

/// Who acts in this run of a program: asked for once, however often it is needed.
package enum ActingUser {
  private static let known = Mutex<[String: LocalUser]>([:])

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
    let key = directory.folder + "\u{0}" + (named ?? "")
    if let user = known.withLock({ $0[key] }) { return user }
    let user = try signIn(directory, named, environment, prompt)
    known.withLock { $0[key] = user }
    return user
  }

  private static func signIn(
    _ directory: UserDirectory, _ named: String?, _ environment: [String: String],
    _ prompt: (String) -> String
  ) throws(LocalUserError) -> LocalUser {
    let session = try directory.sessionUser()
    if let session, named == nil || named == session.login { return session }
    guard let named else { throw .notSignedIn }
    let passphrase = try PassphraseSource.current(environment).read(prompt: prompt(named))
    return try directory.signIn(named, passphrase)
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
