package import CaseRules
package import RecordModel

/// A report with what it points at and all that happened to it.
package struct ReportFile: Hashable, Sendable {
  /// Its number, or a short local name until the school is enrolled.
  package let name: String
  package let caseRecord: RecordID
  package let caseName: CaseName
  package let view: RecordView
  package let facts: ReportFacts
  /// The channel it names, as the registry has it now; `nil` when the registry has none of that code.
  package let channel: ChannelFacts?
  /// The contents and accounts it points at, in the order they were added.
  package let items: [RecordView]
  /// The school's steps and the ministry's answers, in the order of their admission.
  package let events: [RecordView]
  /// The answers of the ministry that nobody has read on this computer.
  package let unread: Set<RecordID>

  /// Where the report stands.
  package var progress: ReportProgress { facts.progress }
}
