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

  /// The reports of one case, or of all, before any of them is shown; each kind of record is read once.
  private func reportFiles(of record: RecordID?) throws -> [ReportFile] {
    // Who only reports a case sees nothing of what is done about it.
    guard reader.scope == .everything else { return [] }
    let kinds = CaseRecords.kinds + [.report]
    let parts = try record.map { [$0: try self.parts(of: $0, kinds)] } ?? partsByCase(kinds)
    let channels = try channels()
    let read = ReadMarks(home).names()
    return try parts.flatMap { try reports(of: $0, $1, channels, read) }.sorted {
      ($0.name.count, $0.name) < ($1.name.count, $1.name)
    }
  }

  /// Finds the report that people call so: its whole number, the end of one, or the beginning.
  ///
  /// - Throws: `CaseworkError.noSuchReport`, `.ambiguousReport`.
  package func findReport(_ typed: String) throws -> ReportFile {
    guard reader.scope == .everything else { throw CaseworkError.noSuchReport }
    let numbers = try store.texts(of: CaseKind.report.rawValue, field: ReportField.number.rawValue)
    let named = numbers.compactMap { record, number in
      let name = ReportName(number: number, record: record)
      return name.match(typed).map { (match: $0, name: name.text, record: record) }
    }
    guard let best = named.map(\.match).min() else { throw CaseworkError.noSuchReport }
    let found = named.filter { $0.match == best }
    guard found.count == 1 else {
      throw CaseworkError.ambiguousReport(found.map(\.name).sorted())
    }
    return try report(found[0].record)
  }

  /// Reads one report.
  ///
  /// - Throws: `CaseworkError.noSuchReport`.
  func report(_ record: RecordID) throws -> ReportFile {
    let stored = try store.record(record, kind: CaseKind.report.rawValue)
    let report = try stored?.caseRecord.flatMap { parent in
      try reports(of: parent).first { $0.view.record == record }
    }
    guard let report else { throw CaseworkError.noSuchReport }
    return report
  }

  /// Notes that somebody has read the ministry's answers to a report on this computer.
  package func markRead(_ report: ReportFile) { ReadMarks(home).add(report.unread) }

  private func reports(
    of record: RecordID, _ parts: [CaseKind: [ReplicaRecord]], _ channels: [ChannelFacts],
    _ read: Set<String>
  ) throws -> [ReportFile] {
    guard let reports = parts[.report],
      let stored = try store.record(record, kind: CaseKind.case.rawValue)
    else { return [] }
    let caseName = CaseName(view(stored))
    let records = CaseRecords(stored, parts)
    let views = parts.mapValues { $0.map(view) }
    return reports.compactMap { stored in
      guard
        let facts = ReportFacts(RuledRecord(stored), in: records, reach: { reach($0) })
      else { return nil }
      return ReportFile(
        record, caseName, view(stored), facts, views, order: order(records),
        channel: channels.first { $0.code == facts.channelCode }, read: read)
    }
  }

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
    self.init(
      name: ReportName(number: view.text(ReportField.number), record: view.record).text,
      caseRecord: caseRecord, caseName: caseName, view: view, facts: facts, channel: channel,
      items: parts[.reportItem, default: []].filter {
        $0.reference(ReportItemField.report) == view.record
      },
      events: events,
      unread: Set(answers.map(\.record).filter { !read.contains(String(describing: $0)) }))
  }
}
