internal import Crypto
internal import Foundation
internal import RecordStorage

/// A session as `session.json` holds it.
struct UserSession: Codable {
  let login: String
  let token: Data
  let idleMilliseconds: UInt64
  var usedMilliseconds: UInt64

  private enum CodingKeys: String, CodingKey {
    case login, token
    case idleMilliseconds = "idle_milliseconds"
    case usedMilliseconds = "used_milliseconds"
  }

  static let tokenByteCount = 32
  /// How long a session lasts in all, whatever is done in it.
  static let lifeMilliseconds: UInt64 = 12 * 3_600_000
  /// How far the clock may step back without ending the session.
  static let stepBackMilliseconds: UInt64 = 60_000

  /// How long a session is used without its file being written again.
  static let noteMilliseconds: UInt64 = 60_000

  /// What the users' file keeps of the token.
  var tokenHash: String { Data(SHA256.hash(data: token)).base64EncodedString() }

  /// Whether it still holds at `now`, for the session that the users' file remembers.
  func holds(at now: UInt64, _ seal: SessionSeal) -> Bool {
    let isThisOne =
      SymmetricKey(data: Data(tokenHash.utf8)) == SymmetricKey(data: Data(seal.tokenHash.utf8))
    return isThisOne && Self.isWithin(idleMilliseconds, of: usedMilliseconds, now)
      && Self.isWithin(Self.lifeMilliseconds, of: seal.startedMilliseconds, now)
  }

  /// Whether it is time to write down that it is used.
  func isNoteDue(at now: UInt64) -> Bool {
    now >= usedMilliseconds && now - usedMilliseconds >= Self.noteMilliseconds
  }

  private static func isWithin(_ span: UInt64, of start: UInt64, _ now: UInt64) -> Bool {
    now >= start ? now - start < span : start - now <= stepBackMilliseconds
  }

  static func read(_ path: String) -> UserSession? {
    FileManager.default.contents(atPath: path).flatMap {
      try? JSONDecoder().decode(UserSession.self, from: $0)
    }
  }

  func write(_ path: String) throws(LocalUserError) {
    do {
      try OwnerOnlyFile.replace(Array(JSONEncoder().encode(self)), at: path)
    } catch { throw .unwritable }
  }
}

extension UserDirectory {
  /// How long a session stays open without a command, in minutes, unless said otherwise.
  package static let idleMinutes = 30
  /// The longest a session may be said to stay open without a command.
  package static let idleMinutesMax = 240

  /// Opens a session for somebody who has just signed in; whoever had one on this computer has none any more.
  package func openSession(
    for user: LocalUser, idleMinutes: Int = UserDirectory.idleMinutes
  ) throws(LocalUserError) {
    let now = environment.wallMilliseconds()
    let minutes = min(max(1, idleMinutes), Self.idleMinutesMax)
    let session = UserSession(
      login: user.login, token: Data(environment.randomBytes(UserSession.tokenByteCount)),
      idleMilliseconds: UInt64(minutes) * 60_000, usedMilliseconds: now)
    try changing { file throws(LocalUserError) in
      guard let place = file.place(of: user.login) else { throw .noSuchUser }
      for other in file.users.indices { file.users[other].session = nil }
      file.users[place].session = SessionSeal(
        tokenHash: session.tokenHash, startedMilliseconds: now)
      try session.write(sessionPath)
    }
  }

  /// Who is signed in; asking keeps the session open for another while, which is written down once a minute at most.
  ///
  /// - Returns: `nil` when nobody is: no session, one that has run out, or one whose user is disabled.
  package func sessionUser() throws(LocalUserError) -> LocalUser? {
    guard let session = UserSession.read(sessionPath), let file = try UsersFile.read(path),
      let user = file.place(of: session.login).map({ file.users[$0] }), user.isActive,
      let seal = user.session
    else { return nil }
    let now = environment.wallMilliseconds()
    guard session.holds(at: now, seal) else { return nil }
    if session.isNoteDue(at: now) { try noteUse(of: session, at: now) }
    return user
  }

  /// Writes down that a session is used, unless another has taken its place meanwhile.
  private func noteUse(of session: UserSession, at now: UInt64) throws(LocalUserError) {
    let lock = try UserLock.take(lockPath)
    defer { withExtendedLifetime(lock) {} }
    guard var stored = UserSession.read(sessionPath), stored.token == session.token,
      stored.isNoteDue(at: now)
    else { return }
    stored.usedMilliseconds = now
    try stored.write(sessionPath)
  }

  /// Ends the session; its file, were it copied, is worth nothing afterwards.
  ///
  /// - Returns: whether there was one.
  package func closeSession() throws(LocalUserError) -> Bool {
    guard FileManager.default.fileExists(atPath: sessionPath) else { return false }
    return try changing { file throws(LocalUserError) in
      let session = UserSession.read(sessionPath)
      try? FileManager.default.removeItem(atPath: sessionPath)
      guard let session, let place = file.place(of: session.login),
        file.users[place].session?.tokenHash == session.tokenHash
      else { return false }
      file.users[place].session = nil
      return true
    }
  }
}
