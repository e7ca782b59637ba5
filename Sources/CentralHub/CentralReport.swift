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
  /// The reports of all schools that stand at one of some places, all of them by default, in the order of their numbers.
  package func reports(
    _ statuses: Set<ReportStatus> = Set(ReportStatus.allCases)
  ) throws -> [CentralReport] {
    try store.reading { reader in
      var files: [RecordID: CaseRecords] = [:]
      return try reader.records(of: CaseKind.report.rawValue).compactMap {
        found -> CentralReport? in
        guard let file = found.reference(ReportField.case) else { return nil }
        let records = try files[file] ?? reader.caseRecords(file)
        files[file] = records
        return records.flatMap { CentralReport(found, file, in: $0) }
      }
    }
    .filter { statuses.contains($0.status) }
    .sorted { ($0.school, $0.number, $0.record) < ($1.school, $1.number, $1.record) }
  }

  /// The one report that a number names, capitals aside.
  ///
  /// - Throws: `ReportError.noSuchReport`.
  package func report(numbered number: String) throws -> CentralReport {
    try store.reading { reader in
      let named = try reader.records(of: CaseKind.report.rawValue).filter {
        $0.text(ReportField.number)?.uppercased() == number.uppercased()
      }
      guard let found = named.first, named.count == 1 else { throw ReportError.noSuchReport }
      return try reader.report(found)
    }
  }

  /// The report of this record, as it stands now.
  ///
  /// - Throws: `ReportError.noSuchReport`.
  package func report(_ record: RecordID) throws -> CentralReport {
    try store.reading { reader in
      guard let found = try reader.record(record, kind: CaseKind.report.rawValue) else {
        throw ReportError.noSuchReport
      }
      return try reader.report(found)
    }
  }

  /// The reports that were transmitted a month ago or more and have had no decision since.
  package func silentReports() throws -> [CentralReport] {
    try reports([.transmitted, .acknowledged, .inTreatment]).filter { report in
      report.facts.progress.transmittedOn.map { AnswerDelay(from: $0, to: today) } == .overMonth
    }
  }
}

extension CentralReport {
  /// A report as it stands among the records of its case; `nil` when this build does not know the act.
  fileprivate init?(_ found: CentralRecord, _ file: RecordID, in records: CaseRecords) {
    guard let facts = ReportFacts(RuledRecord(found), in: records) else { return nil }
    self.init(
      record: found.record, file: file, school: found.school,
      number: found.text(ReportField.number) ?? found.record.description,
      facts: facts, caseFacts: CaseFacts(records))
  }
}

extension CentralReader {
  fileprivate func report(_ found: CentralRecord) throws -> CentralReport {
    guard let file = found.reference(ReportField.case), let records = try caseRecords(file),
      let report = CentralReport(found, file, in: records)
    else { throw ReportError.noSuchReport }
    return report
  }

  /// A case with the parts that the rules look at; `nil` when the case is not here.
  func caseRecords(_ file: RecordID) throws -> CaseRecords? {
    guard let found = try record(file, kind: CaseKind.case.rawValue) else { return nil }
    var parts: [CaseKind: [RuledRecord]] = [:]
    for kind in CaseRecords.kinds {
      guard let owner = CaseSchema.current.kind(kind.rawValue)?.owner else { continue }
      parts[kind] = try records(of: kind.rawValue, .referring(field: owner, to: file))
        .map(RuledRecord.init)
    }
    return CaseRecords(file: RuledRecord(found), parts: parts)
  }
}

extension CentralRecord {
  func reference(_ field: some RawRepresentable<UInt8>) -> RecordID? {
    if case .reference(let record)? = values[field.rawValue] { record } else { nil }
  }

  func text(_ field: some RawRepresentable<UInt8>) -> String? {
    if case .text(let text)? = values[field.rawValue] { text } else { nil }
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
  /// A channel says what it must not, or lacks what it must say.
  case channel([ChannelProblem])
  /// The dossier could not be handed over; it can be sent again, and is recognised by its key.
  case notDelivered(DeliveryError)
}
