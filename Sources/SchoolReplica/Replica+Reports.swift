internal import CaseModel
internal import CaseRules
internal import Causality
package import RecordModel
internal import ReplicaStorage
internal import RecordStorage

extension Replica {
  /// The reports of one case, or of all cases, in the order of their names.
  package func reports(of record: RecordID? = nil) throws -> [ReportFile] {
    let reports = try reportFiles(of: record)
    try noteReading(reports.map(\.caseName))
    return reports
  }

  /// The reports of one case, or of all, before any of them is shown.
  private func reportFiles(of record: RecordID?) throws -> [ReportFile] {
    // Who only reports a case sees nothing of what is done about it.
    guard reader.scope == .everything else { return [] }
    var cases: [RecordID] = []
    if let record {
      cases = [record]
    } else {
      var known: Set<RecordID> = []
      try store.eachRecord(of: CaseKind.report.rawValue) { stored in
        if let parent = stored.caseRecord, known.insert(parent).inserted { cases.append(parent) }
      }
    }
    let channels = try channels()
    let read = ReadMarks(home).names()
    return try cases.flatMap { try reports(of: $0, channels, read) }.sorted {
      ($0.name.count, $0.name) < ($1.name.count, $1.name)
    }
  }

  /// Finds the report that people call so: its whole number, the end of one, or the beginning.
  ///
  /// - Throws: `CaseworkError.noSuchReport`, `.ambiguousReport`.
  package func findReport(_ typed: String) throws -> ReportFile {
    let named = try reportFiles(of: nil).compactMap { report in
      report.match(typed).map { ($0, report) }
    }
    guard let best = named.map(\.0).min() else { throw CaseworkError.noSuchReport }
    let found = named.filter { $0.0 == best }.map(\.1)
    guard found.count == 1 else { throw CaseworkError.ambiguousReport(found.map(\.name)) }
    try noteReading([found[0].caseName])
    return found[0]
  }

  /// Notes that somebody has read the ministry's answers to a report on this computer.
  package func markRead(_ report: ReportFile) { ReadMarks(home).add(report.unread) }

  private func reports(
    of record: RecordID, _ channels: [ChannelFacts], _ read: Set<String>
  ) throws -> [ReportFile] {
    guard let stored = try store.record(record, kind: CaseKind.case.rawValue) else { return [] }
    let caseName = CaseName(view(stored))
    let records = try caseRecords(record)
    let parts = try Self.reportKinds.reduce(into: [CaseKind: [RecordView]]()) { parts, kind in
      parts[kind] = try store.records(of: kind.rawValue, whose: CaseKind.caseField, is: record)
        .map(view)
    }
    return try store.records(
      of: CaseKind.report.rawValue, whose: CaseKind.caseField, is: record
    ).compactMap { stored in
      guard
        let facts = ReportFacts(RuledRecord(stored), in: records, reach: { reach($0) })
      else { return nil }
      return ReportFile(
        record, caseName, view(stored), facts, parts, order: order(records),
        channel: channels.first { $0.code == facts.channelCode }, read: read)
    }
  }

  private static let reportKinds: [CaseKind] = [.reportItem, .reportStep, .reportAnswer]

  /// The place of each step and answer of a case among the others: its admitted stamp.
  private func order(_ records: CaseRecords) -> [RecordID: EventOrder] {
    let steps = (records.parts[.reportStep] ?? []).map { ($0, ReportStepField.step.rawValue) }
    let answers = (records.parts[.reportAnswer] ?? []).map {
      ($0, ReportAnswerField.step.rawValue)
    }
    return (steps + answers).reduce(into: [:]) { order, event in
      guard let writing = event.0.writings[event.1] else { return }
      order[event.0.record] = EventOrder(stamp: writing.stamp, record: event.0.record)
    }
  }
}

extension ReportFile {
  fileprivate init(
    _ caseRecord: RecordID, _ caseName: CaseName, _ view: RecordView, _ facts: ReportFacts,
    _ parts: [CaseKind: [RecordView]], order: [RecordID: EventOrder], channel: ChannelFacts?,
    read: Set<String>
  ) {
    let answers = parts[.reportAnswer, default: []].filter {
      $0.reference(ReportAnswerField.report) == view.record
    }
    let steps = parts[.reportStep, default: []].filter {
      $0.reference(ReportStepField.report) == view.record
    }
    let events = (steps + answers).filter { order[$0.record] != nil }.sorted {
      guard let left = order[$0.record], let right = order[$1.record] else { return false }
      return left < right
    }
    let place = view.record.index > 0 ? ".\(view.record.index)" : ""
    self.init(
      name: view.text(ReportField.number) ?? "#\(view.record.creation.counter)\(place)",
      caseRecord: caseRecord, caseName: caseName, view: view, facts: facts, channel: channel,
      items: parts[.reportItem, default: []].filter {
        $0.reference(ReportItemField.report) == view.record
      },
      events: events,
      unread: Set(answers.map(\.record).filter { !read.contains(String(describing: $0)) }))
  }
}
