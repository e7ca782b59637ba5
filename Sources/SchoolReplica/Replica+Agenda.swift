internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import ReplicaStorage

extension Replica {
  /// What is to be done, in the order of the days: recorded tasks and what follows from the cases, in one list.
  ///
  /// - Parameter includesDone: whether recorded tasks that are done are told too.
  package func agenda(includingDone includesDone: Bool = false) throws -> [AgendaItem] {
    try store.refresh()
    var cases: [RecordID] = []
    try store.eachRecord(of: CaseKind.case.rawValue) { cases.append($0.record) }
    return try cases.flatMap { try agenda(of: $0, includesDone) }.sorted {
      ($0.dueOn, $0.caseName.text, $0.kind) < ($1.dueOn, $1.caseName.text, $1.kind)
    }
  }

  private func agenda(of record: RecordID, _ includesDone: Bool) throws -> [AgendaItem] {
    guard let stored = try store.record(record, kind: CaseKind.case.rawValue) else { return [] }
    let name = CaseName(view(stored))
    return try tasks(of: record, name, includesDone) + prompts(of: record, stored, name)
  }

  private func tasks(
    of record: RecordID, _ name: CaseName, _ includesDone: Bool
  ) throws -> [AgendaItem] {
    let tasks = try store.records(
      of: CaseKind.task.rawValue, whose: CaseKind.caseField, is: record)
    guard !tasks.isEmpty else { return [] }
    let numbers = try caseFile(record).numbers
    return tasks.compactMap { stored in
      let task = view(stored)
      guard let dueOn = task.day(TaskField.dueOn), let kind = task.text(TaskField.kind),
        includesDone || task.day(TaskField.doneOn) == nil
      else { return nil }
      return AgendaItem(
        caseName: name, caseRecord: record, kind: kind, dueOn: dueOn,
        number: numbers.number(of: task.record), doneOn: task.day(TaskField.doneOn), sentence: nil)
    }
  }

  private func prompts(
    of record: RecordID, _ stored: ReplicaRecord, _ name: CaseName
  ) throws -> [AgendaItem] {
    Prompts.all(try promptFacts(of: record, stored, name)).map {
      AgendaItem(
        caseName: name, caseRecord: record, kind: $0.kind.rawValue, dueOn: $0.dueOn, number: nil,
        doneOn: nil, sentence: $0.sentence)
    }
  }

  private func promptFacts(
    of record: RecordID, _ stored: ReplicaRecord, _ name: CaseName
  ) throws -> PromptFacts {
    let records = try caseRecords(record)
    let file = view(stored)
    var facts = PromptFacts(
      caseReference: name.text, facts: CaseFacts(records), openedOn: file.day(CaseField.openedOn))
    facts.nextReviewOn = file.day(CaseField.nextReviewOn)
    facts.measures = try parts(.measure, of: record).compactMap(PromptFacts.Measure.init)
    facts.rightsRequests = try parts(.rightsRequest, of: record).compactMap(
      PromptFacts.RightsRequest.init)
    let asked = try parts(.referral, of: record).filter {
      $0.text(ReferralField.kind) == ReferralKind.cnil.rawValue
    }.compactMap { $0.day(ReferralField.sentOn) }.max()
    facts.reports = try reports(of: record).map {
      PromptFacts.Report(record: $0.view.record, progress: $0.progress, cnilAskedOn: asked)
    }
    return facts
  }

  private func parts(_ kind: CaseKind, of record: RecordID) throws -> [RecordView] {
    try store.records(of: kind.rawValue, whose: CaseKind.caseField, is: record).map(view)
  }
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
      record: view.record, receivedOn: received,
      answeredOn: view.day(RightsRequestField.answeredOn))
  }
}
