internal import CaseModel
package import CaseRules
package import RecordModel
internal import ReplicaStorage

/// A request about one's own data, as the school sees it.
package struct RightsRequestView: Hashable, Sendable {
  /// The case it is about.
  package let caseName: CaseName
  /// The case's record.
  package let caseRecord: RecordID
  /// What people call it in its case, as every other part.
  package let number: Int
  package let view: RecordView

  /// Whether it waits for an answer.
  package var isOpen: Bool {
    view.values[RightsRequestField.answeredOn.rawValue, default: .null] == .null
  }
  /// The last day for the answer.
  package var dueOn: CalendarDay? { day(.dueOn) }

  private func day(_ field: RightsRequestField) -> CalendarDay? {
    guard case .date(let days)? = view.values[field.rawValue] else { return nil }
    return CalendarDay(daysSince1970: days)
  }
}

extension Replica {
  /// The requests about one case, oldest first; of all cases when none is named.
  package func rightsRequests(of record: RecordID?) throws -> [RightsRequestView] {
    var found: [RecordID: [ReplicaRecord]] = [:]
    try store.eachRecord(of: CaseKind.rightsRequest.rawValue) { stored in
      guard case .reference(let parent)? = stored.values[RightsRequestField.case.rawValue],
        record == nil || record == parent
      else { return }
      found[parent, default: []].append(stored)
    }
    let numbers = try partNumbers(of: Set(found.keys))
    let views = try found.flatMap { parent, requests in
      let name = try caseName(parent)
      return requests.compactMap { stored in
        numbers[parent]?.number(of: stored.record).map { number in
          RightsRequestView(
            caseName: name, caseRecord: parent, number: number, view: view(stored))
        }
      }
    }
    try noteReading(Array(Set(views.map(\.caseName))))
    return views.sorted {
      ($0.caseName.text, $0.number) < ($1.caseName.text, $1.number)
    }
  }

  /// Records what came of a request.
  package func answer(
    _ request: RightsRequestView, outcome: FieldValue, on day: CalendarDay, author: String
  ) throws -> EditOutcome {
    try edit(
      request.view.record, kind: .rightsRequest,
      values: [
        RightsRequestField.outcome.rawValue: outcome,
        RightsRequestField.answeredOn.rawValue: .date(day.daysSince1970),
      ], author: author)
  }

  /// The persons of a case whom all words name: parts of first or last name, accents and capitals as you like.
  package func persons(of record: RecordID, named words: String) throws -> [RecordID] {
    let wanted = TextFolding.fold(words).split { !$0.isLetter }
    return try store.records(
      of: CaseKind.person.rawValue, whose: CaseKind.caseField, is: record
    ).filter { stored in
      let names = [PersonField.firstName, .lastName, .initials].compactMap { field -> String? in
        guard case .text(let text)? = stored.values[field.rawValue] else { return nil }
        return TextFolding.fold(text)
      }.flatMap { $0.split { !$0.isLetter } }
      return !wanted.isEmpty && wanted.allSatisfy(names.contains)
    }.map(\.record)
  }

  /// What a case holds on one of its persons, others redacted.
  ///
  /// - Throws: `CaseworkError.noSuchRecord` when the person is not one of the case's.
  package func accessDossier(
    of person: RecordID, in record: RecordID, on day: CalendarDay
  ) throws -> AccessDossier {
    guard let file = try store.record(record, kind: CaseKind.case.rawValue), isReadable(file)
    else { throw CaseworkError.noSuchCase }
    var parts: [CaseKind: [RuledRecord]] = [:]
    for kind in CaseKind.allCases where kind != .case && kind != .review {
      guard schema.kind(kind.rawValue)?.owner == CaseKind.caseField else { continue }
      parts[kind] = try store.records(
        of: kind.rawValue, whose: CaseKind.caseField, is: record
      ).map { RuledRecord(record: $0.record, values: $0.values, writings: [:]) }
    }
    let name = CaseName(view(file))
    try noteReading([name])
    let records = CaseRecords(
      file: RuledRecord(record: record, values: file.values, writings: [:]), parts: parts)
    guard let dossier = AccessDossier(of: person, in: records, named: name.text, on: day) else {
      throw CaseworkError.noSuchRecord
    }
    return dossier
  }
}
