internal import Foundation
internal import RecordStorage

/// What `users.json` holds.
struct UsersFile: Codable, Hashable {
  var version = UsersFile.currentVersion
  var users: [LocalUser] = []
  let decoy: PassphraseHash
  var attempts: SignInAttempts

  static let currentVersion = 1

  /// A file without users.
  init(cost: ScryptCost, environment: UserEnvironment) {
    decoy = .decoy(cost: cost, random: environment.randomBytes)
    attempts = SignInAttempts(key: environment.randomBytes(SignInAttempts.keyByteCount))
  }

  /// Reads the file; `nil` when there is none.
  ///
  /// - Throws: `.unreadable`, `.damaged`: a file that cannot be understood never counts as none.
  static func read(_ path: String) throws(LocalUserError) -> UsersFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadable }
    guard let file = try? JSONDecoder().decode(UsersFile.self, from: bytes),
      file.version == currentVersion, !file.users.isEmpty
    else { throw .damaged }
    return file
  }

  /// Replaces the file, durably.
  func write(_ path: String) throws(LocalUserError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      try OwnerOnlyFile.replace(Array(encoder.encode(self)), at: path)
    } catch { throw .unwritable }
  }

  /// The place of a user, `nil` when there is none of that login.
  func place(of login: String) -> Int? { users.firstIndex { $0.login == login } }
}
