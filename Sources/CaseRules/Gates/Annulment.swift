package import RecordModel

/// What must be done when a qualification is taken back: the second half of gate G12.
///
/// It follows from how the case stands, so that it cannot be forgotten: no role of author and no request about an account
/// comes to be while harassment is not substantiated, and where one is, the qualification was taken back.
/// Source: domain study A6, G12; GDPR articles 16 and 19.
package enum AnnulmentDuty: Hashable, Sendable {
  /// This role goes back from `author` to `alleged_author`.
  case revertRole(RecordID)
  /// This report has not left and is withdrawn, since it rested on the qualification.
  case withdraw(RecordID)
  /// This report has left, and whoever got it is told that it no longer stands.
  case sendRectification(RecordID)

  /// What is owed; a person does it, step by step.
  ///
  /// - Parameters:
  ///   - authors: The roles that call somebody the author.
  ///   - reports: The records of kind report, with what their events come to.
  ///   - qualification: What the case is now.
  /// - Returns: Roles first, then reports, in the order given; none while harassment is substantiated.
  package static func all(
    authors: [RecordID], reports: [(record: RecordID, progress: ReportProgress)],
    now qualification: QualificationCode
  ) -> [AnnulmentDuty] {
    guard qualification != .substantiated else { return [] }
    return authors.map(AnnulmentDuty.revertRole)
      + reports.compactMap { owed(for: $0.progress, $0.record, qualification) }
  }

  /// A notice about a content rests on a suspicion: it stands until the facts are found to be none.
  private static func owed(
    for progress: ReportProgress, _ record: RecordID, _ qualification: QualificationCode
  ) -> AnnulmentDuty? {
    let stands = !progress.act.concernsAccount && qualification != .unfounded
    guard !stands else { return nil }
    if progress.status.hasLeft { return progress.isRectified ? nil : .sendRectification(record) }
    return progress.status.isFinal ? nil : .withdraw(record)
  }
}
