internal import CaseModel
package import CaseRules
internal import CentralStorage
package import RecordModel

/// A report as the centre sees it: the facts the gates look at, and nothing else of its case.
package struct CentralReport: Sendable {
  /// The report's record.
  package let record: RecordID
  /// The case it is a part of.
  package let file: RecordID
  /// The national number of its school.
  package let school: String
  /// What people call it.
  package let number: String
  /// The platform's code, `nil` when none is named.
  package let platform: String?
  /// Where it stands and what it asks.
  package let facts: ReportFacts
  /// What the gates see of its case.
  package let caseFacts: CaseFacts

  /// Where it stands.
  package var status: ReportStatus { facts.progress.status }
}

extension RuledRecord {
  /// A record that the centre read, as the rules read it.
  init(_ record: CentralRecord) {
    self.init(
      record: record.record, values: record.values,
      writings: record.writings.mapValues { Writing(stamp: $0.stamp, author: $0.author) })
  }
}

extension Hub {
  /// All reports of all schools, in the order of their numbers; of one status when given.
  package func reports(_ status: ReportStatus? = nil) throws -> [CentralReport] {
    var files: [RecordID: CaseRecords] = [:]
    return try store.records(of: CaseKind.report.rawValue).compactMap { found in
      guard let file = reference(found, ReportField.case) else { return nil }
      let records = try files[file] ?? caseRecords(file)
      files[file] = records
      return records.flatMap { report(found, file, in: $0) }
    }
    .filter { status == nil || $0.status == status }
    .sorted { ($0.school, $0.number, $0.record) < ($1.school, $1.number, $1.record) }
  }

  /// The one report that a number names, capitals aside.
  ///
  /// - Throws: `ReportError.noSuchReport`.
  package func report(numbered number: String) throws -> CentralReport {
    let named = try reports().filter { $0.number.uppercased() == number.uppercased() }
    guard let report = named.first, named.count == 1 else { throw ReportError.noSuchReport }
    return report
  }

  /// The report of this record, as it stands now.
  ///
  /// - Throws: `ReportError.noSuchReport`.
  package func report(_ record: RecordID) throws -> CentralReport {
    guard let found = try store.record(record, kind: CaseKind.report.rawValue),
      let file = reference(found, ReportField.case), let records = try caseRecords(file),
      let report = report(found, file, in: records)
    else { throw ReportError.noSuchReport }
    return report
  }

  /// The reports that were transmitted a month ago or more and have had no decision since.
  package func silentReports() throws -> [CentralReport] {
    try reports().filter { report in
      guard [.transmitted, .acknowledged, .inTreatment].contains(report.status),
        let sent = report.facts.progress.transmittedOn
      else { return false }
      return AnswerDelay(from: sent, to: today) == .overMonth
    }
  }

  private func report(
    _ found: CentralRecord, _ file: RecordID, in records: CaseRecords
  ) -> CentralReport? {
    guard let facts = ReportFacts(RuledRecord(found), in: records) else { return nil }
    return CentralReport(
      record: found.record, file: file, school: found.school,
      number: text(found, ReportField.number) ?? found.record.description,
      platform: text(found, ReportField.platform), facts: facts, caseFacts: CaseFacts(records))
  }

  /// A case with the parts that the rules look at; `nil` when the case is not here.
  func caseRecords(_ file: RecordID) throws -> CaseRecords? {
    guard let found = try store.record(file, kind: CaseKind.case.rawValue) else { return nil }
    var parts: [CaseKind: [RuledRecord]] = [:]
    for kind in CaseRecords.kinds {
      guard let owner = schema.kind(kind.rawValue)?.owner else { continue }
      parts[kind] = try store.records(of: kind.rawValue, .referring(field: owner, to: file))
        .map(RuledRecord.init)
    }
    return CaseRecords(file: RuledRecord(found), parts: parts)
  }

  func reference(_ found: CentralRecord, _ field: some RawRepresentable<UInt8>) -> RecordID? {
    if case .reference(let record)? = found.values[field.rawValue] { record } else { nil }
  }

  func text(_ found: CentralRecord, _ field: some RawRepresentable<UInt8>) -> String? {
    if case .text(let text)? = found.values[field.rawValue] { text } else { nil }
  }
}

/// Why the centre cannot do something with a report; nothing has changed then.
package enum ReportError: Error, Hashable, Sendable {
  /// No report has that number, or several have.
  case noSuchReport
  /// The report stands where this cannot be done, or the officer's role may not do it.
  case refused(MoveRefusal)
  /// A condition is missing; the school is told which with its next sync.
  case gates([GateAnswer])
  /// The dossier could not be handed over; it can be sent again, and is recognised by its key.
  case notDelivered(DeliveryError)
}
