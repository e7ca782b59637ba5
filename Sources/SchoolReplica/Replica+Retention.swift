internal import CaseModel
package import CaseRules
package import RecordModel

/// What retention asks for one case.
package struct RetentionLine: Hashable, Sendable {
  package let caseName: CaseName
  package let caseRecord: RecordID
  package let step: RetentionStep
  /// Whether somebody has asked for its erasure already.
  package let isRequested: Bool
}

extension Replica {
  /// What the schedule asks for on a day, case by case; cases that are simply kept are left out.
  package func retention(on day: CalendarDay) throws -> [RetentionLine] {
    let parts = try partsByCase([.hold, .erasureRequest, .approval])
    return try cases(inStatus: nil).compactMap { summary in
      guard let openedOn = summary.view.day(CaseField.openedOn) else { return nil }
      let own = (parts[summary.view.record] ?? [:]).mapValues { $0.map(view) }
      let holds = own[.hold, default: []].compactMap { hold in
        hold.day(HoldField.since).map { HoldFacts(since: $0, until: hold.day(HoldField.until)) }
      }
      let step = Retention.step(
        openedOn: openedOn, closedOn: summary.view.day(CaseField.closedOn), holds: holds, on: day)
      guard step != .keep else { return nil }
      return RetentionLine(
        caseName: summary.name, caseRecord: summary.view.record, step: step,
        isRequested: own[.erasureRequest, default: []]
          .lastUnanswered(in: own[.approval, default: []]) != nil)
    }
  }

  /// Asks for the erasure of every case whose time is up and for which nobody has asked yet.
  ///
  /// - Returns: the cases asked for.
  package func requestDueErasures(author: String, on day: CalendarDay) throws -> [RetentionLine] {
    let due = try retention(on: day).filter(\.isDue)
    for line in due {
      try requestErasure(
        of: line.caseRecord, ground: "retention", reason: nil, author: author, on: day)
    }
    return due
  }
}

extension RetentionLine {
  /// Whether its erasure is to be asked for.
  package var isDue: Bool {
    switch step {
    case .erasePersons, .eraseAll: !isRequested
    case .keep, .archive, .held: false
    }
  }
}
