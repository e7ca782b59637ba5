package import RecordModel

/// What must be done when a qualification is taken back: the second half of gate G12.
package enum AnnulmentDuty: Hashable, Sendable {
  /// This role goes back from `author` to `alleged_author`.
  case revertRole(RecordID)
  /// This report has not left and is withdrawn, since it rested on the qualification.
  case withdraw(RecordID)
  /// This report has left, and whoever got it is told that it no longer stands.
  case sendRectification(RecordID)

  /// What is owed, given the roles and reports of the case; a person does it, step by step.
  ///
  /// - Parameters:
  ///   - roles: The records of kind role, with the code of each.
  ///   - reports: The records of kind report, with what their events come to.
  /// - Returns: Roles first, then reports, in the order given.
  package static func all(
    roles: [(record: RecordID, role: String)],
    reports: [(record: RecordID, progress: ReportProgress)]
  ) -> [AnnulmentDuty] {
    roles.filter { $0.role == "author" }.map { .revertRole($0.record) }
      + reports.compactMap { owed(for: $0.progress, $0.record) }
  }

  private static func owed(for progress: ReportProgress, _ record: RecordID) -> AnnulmentDuty? {
    if progress.status.hasLeft { return progress.isRectified ? nil : .sendRectification(record) }
    guard progress.act.concernsAccount, !progress.status.isFinal else { return nil }
    return .withdraw(record)
  }
}
