internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import ReplicaStorage

extension Replica {
  /// What is to be done, in the order of the days: recorded tasks and what follows from the cases, in one list.
  ///
  /// - Parameter includesDone: whether recorded tasks that are done are told too.
  /// - Returns: the list; it holds no personal content.
  /// - Throws: what the store throws.
  package func agenda(includingDone includesDone: Bool = false) throws -> [AgendaItem] {
    // Who only reports a case sees nothing of what is done about it.
    guard reader.scope == .everything else { return [] }
    try store.refresh()
    let parts = try partsByCase(
      [.task, .rightsRequest, .report, .role, .transfer] + CaseRecords.kinds)
    var items: [AgendaItem] = []
    // The store is not asked for anything else while it hands records on.
    var cases: [ReplicaRecord] = []
    try store.eachRecord(of: CaseKind.case.rawValue) { cases.append($0) }
    let open = parts.mapValues { own in
      views(own[.task]).filter { includesDone || $0.day(TaskField.doneOn) == nil }
    }
    let twice = Self.readTwice(cases)
    let numbers = try partNumbers(of: Set(open.filter { !$0.value.isEmpty }.keys))
    for stored in cases {
      let own = parts[stored.record] ?? [:]
      let name = CaseName(view(stored))
      items += tasks(open[stored.record] ?? [], of: stored.record, name, numbers[stored.record])
      items += Prompts.all(promptFacts(stored, own, name, twice)).map {
        AgendaItem(
          caseName: name, caseRecord: stored.record, kind: $0.kind.rawValue, dueOn: $0.dueOn,
          number: nil, doneOn: nil, sentence: $0.sentence)
      }
    }
    try noteReading(items.map(\.caseName))
    return items.sorted {
      ($0.dueOn, $0.caseName.text, $0.kind) < ($1.dueOn, $1.caseName.text, $1.kind)
    }
  }

  private func tasks(
    _ tasks: [RecordView], of record: RecordID, _ name: CaseName, _ numbers: PartNumbers?
  ) -> [AgendaItem] {
    tasks.compactMap { task in
      guard let dueOn = task.day(TaskField.dueOn), let kind = task.text(TaskField.kind) else {
        return nil
      }
      return AgendaItem(
        caseName: name, caseRecord: record, kind: kind, dueOn: dueOn,
        number: numbers?.number(of: task.record), doneOn: task.day(TaskField.doneOn),
        sentence: nil)
    }
  }

  private func promptFacts(
    _ stored: ReplicaRecord, _ parts: [CaseKind: [ReplicaRecord]], _ name: CaseName,
    _ twice: [RecordID: CalendarDay]
  ) -> PromptFacts {
    let records = CaseRecords(stored, parts)
    let file = view(stored)
    var facts = PromptFacts(
      caseReference: name.text, facts: CaseFacts(records), openedOn: file.day(CaseField.openedOn))
    facts.nextReviewOn = file.day(CaseField.nextReviewOn)
    facts.readTwiceOn = twice[stored.record]
    facts.transferredOn =
      views(parts[.transfer]).filter(\.isAcceptedTransfer)
      .compactMap { $0.component(1, of: TransferField.status).flatMap { CalendarDay($0) } }.min()
    facts.measures = views(parts[.measure]).compactMap(PromptFacts.Measure.init)
    facts.rightsRequests = views(parts[.rightsRequest]).compactMap(PromptFacts.RightsRequest.init)
    facts.authors = views(parts[.role]).filter { $0.text(RoleField.role) == "author" }
      .map(\.record)
    let asked = views(parts[.referral]).filter {
      $0.text(ReferralField.kind) == ReferralKind.cnil.rawValue
    }.compactMap { $0.day(ReferralField.sentOn) }.max()
    facts.reports = (parts[.report] ?? []).compactMap { report in
      ReportFacts(RuledRecord(report), in: records, reach: { reach($0) }).map {
        PromptFacts.Report(record: report.record, progress: $0.progress, cnilAskedOn: asked)
      }
    }
    return facts
  }

  /// The open cases that come from a transfer which another open case comes from too, with the day each was read.
  ///
  /// Two computers of a school may read one file before either has seen the other's case; nobody can prevent it, and it is told.
  private static func readTwice(_ cases: [ReplicaRecord]) -> [RecordID: CalendarDay] {
    var found: [String: [RecordID: CalendarDay]] = [:]
    for stored in cases {
      let values = RecordView(values: stored.values, kind: .case)
      guard let origin = values.text(CaseField.received).flatMap(ReceivedOrigin.init) else {
        continue
      }
      switch values.component(0, of: CaseField.status).flatMap(CaseStatus.init) ?? .initial {
      case .closed, .dismissed, .archived: continue
      case .reported, .analysis, .treatment, .followUp, .reopened:
        found[origin.transfer, default: [:]][stored.record] = origin.day
      }
    }
    return found.values.filter { $0.count > 1 }.reduce(into: [:]) { all, these in
      all.merge(these) { first, _ in first }
    }
  }

  private func views(_ records: [ReplicaRecord]?) -> [RecordView] { (records ?? []).map(view) }
}

extension PromptFacts.Measure {
  /// The measure of a record, `nil` when its kind is not said.
  ///
  /// Its end, or an erasure day written down, is taken for its review: somebody has looked at it.
  fileprivate init?(_ view: RecordView) {
    guard let kind = view.text(MeasureField.kind) else { return nil }
    self.init(
      record: view.record, kind: kind,
      sanction: view.text(MeasureField.sanction).flatMap(SanctionCode.init),
      decidedOn: view.day(MeasureField.decidedOn), startsOn: view.day(MeasureField.startsOn),
      reviewedOn: view.day(MeasureField.endsOn))
  }
}

extension PromptFacts.RightsRequest {
  fileprivate init?(_ view: RecordView) {
    guard let received = view.day(RightsRequestField.receivedOn) else { return nil }
    self.init(
      record: view.record, receivedOn: received, dueOn: view.day(RightsRequestField.dueOn),
      answeredOn: view.day(RightsRequestField.answeredOn))
  }
}
