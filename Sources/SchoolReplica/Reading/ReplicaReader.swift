/// Who reads a replica: which cases they may see, and where it is noted that they did.
package struct ReplicaReader: Sendable {
  /// Which cases somebody may see.
  package enum Scope: Hashable, Sendable {
    /// All of them.
    case everything
    /// Those they reported themselves, and of these what they wrote; the login they sign with.
    case ownReports(login: String)
  }

  /// Which cases they may see.
  package let scope: Scope
  /// Notes that cases were read, before they are shown; when it throws, nothing is shown.
  package let note: @Sendable (_ cases: [CaseName]) throws -> Void

  /// A reader.
  package init(scope: Scope, note: @escaping @Sendable (_ cases: [CaseName]) throws -> Void) {
    self.scope = scope
    self.note = note
  }

  /// Somebody who may see everything, unnoted: the engine itself, and tests.
  package static let unrestricted = ReplicaReader(scope: .everything) { _ in }
}
