internal import AccessLogging
internal import CaseModel
internal import CaseRules
internal import LocalUsers
internal import RecordModel
internal import SchoolReplica
internal import Synchronization

extension HomeOptions {
  /// The log of who has read what here.
  var accessLog: AccessLog {
    AccessLog(folder: home.path, wallMilliseconds: ReplicaEnvironment.live.wallMilliseconds)
  }

  /// Opens the replica for somebody who has rights over cases.
  ///
  /// Who only reports may open it without the right to read: they see what they wrote themselves.
  /// - Throws: `LocalUserError` when nobody is signed in, a `Failure` that says who may when their role may not.
  func open(needing rights: Right...) throws -> Replica {
    let user = try actingUser()
    for right in rights { try Self.check(user, right) }
    return try Replica.open(
      in: home, schema: CaseSchema.current, environment: .live, reader: reader(user))
  }

  /// Checks that somebody's role has a right; on a computer without users its owner has them all.
  static func check(_ user: LocalUser?, _ right: Right) throws {
    guard let user else { return }
    let role = MemberRole(rawValue: user.role)
    if role == .declarant, right == .read { return }
    guard role?.permission(for: right) == .granted else {
      throw Failure(.notAllowed(user.role, right), .notPermitted)
    }
  }

  private func reader(_ user: LocalUser?) throws -> ReplicaReader {
    let (log, who, why) = (accessLog, user?.author ?? ownerName, why)
    let noted = NotedCases()
    let isDeclarant = user?.role == MemberRole.declarant.rawValue
    return ReplicaReader(
      scope: isDeclarant ? .ownReports(login: user?.login ?? "") : .everything
    ) { cases in
      let new = noted.take(cases.map(\.text))
      guard !new.isEmpty else { return }
      try log.append(who: who, deed: RunningCommand.name, cases: new, why: why)
    }
  }
}

/// The cases of this run that are in the log already: one command notes each once.
private final class NotedCases: Sendable {
  private let names = Mutex<Set<String>>([])

  /// The names that were not there yet.
  func take(_ cases: [String]) -> [String] {
    names.withLock { names in cases.filter { names.insert($0).inserted } }
  }
}

extension Message {
  /// Somebody's role has not the right.
  fileprivate static func notAllowed(_ role: String, _ right: Right) -> Message {
    let roles = UserPolicy.school.roles.compactMap(MemberRole.init(rawValue:)).filter {
      $0.permission(for: right) == .granted
    }
    let (french, english) = (
      roles.map(\.label.french).joined(separator: ", "),
      roles.map(\.label.english).joined(separator: ", ")
    )
    let own = MemberRole(rawValue: role)?.label ?? Label(role, role)
    return Message(
      Label(
        "Le rôle « \(own.french) » ne permet pas cela.",
        "The role \"\(own.english)\" does not allow that."),
      safe: nothingChanged,
      next: Label(
        "Qui le peut : \(french). --as NOM dit qui agit.",
        "Who may: \(english). --as NAME says who acts."))
  }
}
