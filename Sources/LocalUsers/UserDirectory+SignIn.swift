extension UserDirectory {
  /// Finds out whether somebody is who they say.
  ///
  /// A wrong login, a wrong passphrase and a disabled user cost the same work and get the same answer; after five wrong
  /// tries each further one waits, longer every time, a quarter of an hour at most.
  ///
  /// - Throws: `.wrong`, `.waiting`.
  package func signIn(
    _ login: String, _ passphrase: Passphrase
  ) throws(LocalUserError) -> LocalUser {
    let outcome = try changing { file throws(LocalUserError) -> Outcome in
      let now = environment.wallMilliseconds()
      let wait = file.attempts.wait(for: login, now: now)
      guard wait == 0 else { return .waiting(wait) }
      let user = file.place(of: login).map { file.users[$0] }
      let isRight = try (user?.secret ?? file.decoy).matches(passphrase)
      guard isRight, let user, user.isActive else {
        file.attempts.fail(login, now: now, known: file.users.map(\.login))
        return .wrong
      }
      _ = file.attempts.forgive(login)
      return .user(user)
    }
    switch outcome {
    case .user(let user): return user
    case .wrong: throw .wrong
    case .waiting(let milliseconds): throw .waiting(milliseconds: milliseconds)
    }
  }

  private enum Outcome {
    case user(LocalUser)
    case wrong
    case waiting(UInt64)
  }
}
