internal import CaseModel
internal import Foundation
internal import LocalUsers
internal import RecordModel
internal import SchoolReplica

extension HomeOptions {
  /// The users of this computer.
  var users: UserDirectory {
    UserDirectory(folder: home.path, policy: .school, environment: .live)
  }

  /// Who acts; `nil` on a computer without users, which is one person's.
  ///
  /// - Throws: `LocalUserError.notSignedIn` and its like.
  func actingUser() throws -> LocalUser? {
    let user = try ActingUser.find(
      in: users, named: login, ProcessInfo.processInfo.environment, prompt: Self.prompt)
    guard user == nil || author == nil else { throw Failure(.authorOfUser, .usage) }
    return user
  }

  /// Has whoever acts say their passphrase, unless they have in this run.
  func confirmActingUser() throws {
    _ = try ActingUser.confirm(
      in: users, named: login, ProcessInfo.processInfo.environment, prompt: Self.prompt)
  }

  /// What a passphrase is asked for with.
  static func prompt(_ login: String) -> String {
    say("Phrase de passe de \(login) : ", "Passphrase of \(login): ")
  }

  /// Reads a new passphrase, typed twice on a terminal.
  static func newPassphrase(of login: String) throws -> Passphrase {
    try PassphraseSource.new(ProcessInfo.processInfo.environment).readTwice(
      prompt: say("Nouvelle phrase de passe de \(login) : ", "New passphrase of \(login): "),
      again: say("Encore une fois : ", "Once more: "))
  }

  /// Reads the passphrase that somebody has now.
  static func passphrase(of login: String) throws -> Passphrase {
    try PassphraseSource.current(ProcessInfo.processInfo.environment).read(prompt: prompt(login))
  }
}

extension Message {
  /// Somebody signed in would write under another name.
  fileprivate static let authorOfUser = Message(
    Label(
      "Cet ordinateur a des utilisateurs : ce qu’on y écrit porte leur nom, --author ne vaut rien.",
      "This computer has users: what is written bears their name, --author does not apply."),
    safe: nothingChanged,
    next: Label(
      "Enlever --author ; --as choisit qui agit.", "Leave --author out; --as says who acts."))
}
