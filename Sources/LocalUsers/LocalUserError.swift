/// Why something with local users could not be done; nothing was changed.
package enum LocalUserError: Error, Hashable, Sendable {
  /// No user has this login.
  case noSuchUser
  /// A user has this login already.
  case alreadyThere
  /// The login is not 1 to 32 of `a`–`z`, `0`–`9`, `.`, `_`, `-`.
  case loginShape
  /// The displayed name is empty, too long, or has control characters.
  case nameShape
  /// No such role here; those there are.
  case role(allowed: [String])
  /// The first user must have this role.
  case firstRole(String)
  /// This role works for a département or an académie, and none was named.
  case territoryNeeded
  /// The directory of schools has nothing in that territory.
  case territoryUnknown
  /// The school is not in the territory of whoever acts.
  case otherTerritory
  /// This role has no territory.
  case territoryNotAllowed
  /// The last active user who manages the others would be gone.
  case lastManager(role: String)
  /// Only users of this role may do that.
  case notManager(role: String)
  /// The new passphrase is too short, too long or too uniform.
  case weakPassphrase
  /// The two passphrases typed differ.
  case passphrasesDiffer
  /// The login or the passphrase is wrong, or the user is disabled: which is not said.
  case wrong
  /// Too many wrong tries: the next may be made after this many milliseconds.
  case waiting(milliseconds: UInt64)
  /// Nobody is signed in.
  case notSignedIn
  /// There is no terminal to ask on, and no file or descriptor was named.
  case nowhereToAsk
  /// The passphrase could not be read from the file or descriptor that was named.
  case sourceUnreadable
  /// Others than its owner may read the file of the passphrase.
  case sourceOpenToOthers
  /// Somebody pressed Ctrl-C instead.
  case cancelled
  /// The file of users cannot be understood.
  case damaged
  /// The file of users cannot be read.
  case unreadable
  /// The file of users cannot be written.
  case unwritable
  /// Another command is changing the users.
  case busy
  /// This computer has not the memory that hashing takes.
  case noMemory
}
