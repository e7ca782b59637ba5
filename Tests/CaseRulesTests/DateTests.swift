import CaseModel
import CaseRules
import RecordModel
import TestInput
import Testing

@Suite struct `Due dates` {
  private func facts(_ change: (inout PromptFacts) -> Void) -> PromptFacts {
    var facts = PromptFacts(
      caseReference: "0750001A-2026-0001", facts: Trial.facts, openedOn: Trial.date("2026-10-20"))
    change(&facts)
    return facts
  }

  private func dueDays(_ facts: PromptFacts) -> [String] {
    Prompts.all(facts).map { "\($0.kind.rawValue) \($0.dueOn)" }
  }

  @Test func `add months as people do`() {
    for (day, months, expected) in [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-11-24", 1, "2026-12-24"), ("2026-12-31", 2, "2027-02-28"),
      ("2026-03-31", 12, "2027-03-31"), ("2026-08-31", 6, "2027-02-28"),
    ] as [(String, Int32, String)] {
      #expect(Trial.date(day).adding(months: months).description == expected)
    }
    #expect(CalendarDay(daysSince1970: .max).adding(days: 1).daysSince1970 == .max)
    #expect(CalendarDay(daysSince1970: .max).adding(months: 1).daysSince1970 == .max)
    #expect(CalendarDay(daysSince1970: .min).adding(months: 1).daysSince1970 == .min)
  }

  @Test func `review a shared concern at 15 days, until it was reviewed or the case is over`() {
    let measure = PromptFacts.Measure(
      record: Trial.record(1), kind: "shared_concern", startsOn: Trial.date("2026-11-09"))
    #expect(dueDays(facts { $0.measures = [measure] }) == ["mpp_review 2026-11-24"])
    #expect(Prompts.due(facts { $0.measures = [measure] }, on: Trial.date("2026-11-23")).isEmpty)
    #expect(Prompts.due(facts { $0.measures = [measure] }, on: Trial.day).count == 1)
    var reviewed = measure
    reviewed.reviewedOn = Trial.day
    #expect(dueDays(facts { $0.measures = [reviewed] }).isEmpty)
    #expect(dueDays(facts { ($0.measures, $0.facts.status) = ([measure], .closed) }).isEmpty)
  }

  @Test func `ask for the CNIL after one month of silence, and for its answer after three weeks`() {
    let sent: [ReportMove] = [.school(.submitted), .school(.approvedHead), .centre(.transmitted)]
    func days(_ moves: [ReportMove], cnil: CalendarDay? = nil) -> [String] {
      let progress = Trial.progress(.contentRemoval, moves)
      return dueDays(
        facts {
          $0.reports = [.init(record: Trial.record(1), progress: progress, cnilAskedOn: cnil)]
        })
    }
    #expect(days(sent) == ["report_unanswered 2026-12-12"])
    #expect(days(sent + [.centre(.noAnswer)]) == ["report_unanswered 2026-12-12"])
    #expect(days(sent + [.centre(.decided)]).isEmpty)
    #expect(days(Array(sent.prefix(2))).isEmpty)
    #expect(days(sent, cnil: Trial.date("2026-12-14")) == ["cnil 2027-01-04"])
  }

  @Test func `ask for what the law wants without delay`() {
    let due = facts {
      ($0.facts.declaredOn, $0.facts.prosecutorToldOn) = (nil, nil)
      $0.facts.decidedOn = nil
    }
    #expect(dueDays(due) == ["declaration 2026-10-20", "article_40 2026-10-20"])
    let old = facts {
      $0.rightsRequests = [.init(record: Trial.record(1), receivedOn: Trial.date("2026-10-31"))]
      $0.nextReviewOn = Trial.date("2026-11-20")
    }
    #expect(dueDays(old) == ["review 2026-11-20", "custom 2026-11-30"])
    let putOff = facts {
      $0.rightsRequests = [
        .init(
          record: Trial.record(1), receivedOn: Trial.date("2026-09-30"),
          dueOn: Trial.date("2026-11-29"))
      ]
    }
    #expect(dueDays(putOff) == ["custom 2026-11-29"])
  }

  @Test func `hold nothing personal`() {
    let all = Prompts.all(
      facts {
        ($0.facts.declaredOn, $0.facts.prosecutorToldOn) = (nil, nil)
        $0.nextReviewOn = Trial.day
      })
    #expect(all.count == 3)
    for prompt in all {
      for name in Trial.names.flatMap({ [$0.last, $0.first] }) {
        #expect(!prompt.sentence.french.contains(name) && !prompt.sentence.english.contains(name))
      }
      #expect(prompt.caseReference == "0750001A-2026-0001")
    }
  }
}

@Suite struct `The retention schedule` {
  /// The first day a sanction decided on 2026-11-24 is gone (code de l'éducation R511-13).
  static let sanctions: [(SanctionCode, String?)] = [
    (.warning, "2027-08-01"), (.reprimand, "2028-08-01"), (.responsibility, "2028-08-01"),
    (.classExclusion, "2029-08-01"), (.exclusion, "2029-08-01"), (.permanentExclusion, nil),
    (.classExclusionSuspended, "2029-08-01"), (.exclusionSuspended, "2029-08-01"),
    (.permanentExclusionSuspended, nil),
  ]

  @Test(arguments: sanctions)
  func `erases each sanction at its day`(sanction: SanctionCode, day: String?) {
    #expect(Retention.eraseOn(.sanction(sanction), since: Trial.day)?.description == day)
    var facts = PromptFacts(caseReference: "r", facts: Trial.facts)
    facts.measures = [
      .init(
        record: Trial.record(1), kind: "sanction", sanction: sanction, decidedOn: Trial.day)
    ]
    #expect(
      Prompts.all(facts).map { "\($0.kind.rawValue) \($0.dueOn)" }
        == (day.map { ["sanction_erasure \($0)"] } ?? []))
  }

  @Test func `counts school years from August`() {
    #expect(
      Retention.eraseOn(.sanction(.warning), since: Trial.date("2027-07-31"))?.description
        == "2027-08-01")
    #expect(
      Retention.eraseOn(.sanction(.warning), since: Trial.date("2027-08-01"))?.description
        == "2028-08-01")
  }

  @Test func `has one rule for every sort of data`() {
    #expect(Retention.rules.map(\.data) == RetainedData.all)
    #expect(Set(RetainedData.all).count == 7 + SanctionCode.allCases.count)
    for rule in Retention.rules {
      for label in [rule.start, rule.source] {
        #expect(!label.french.isEmpty && !label.english.isEmpty)
      }
    }
    let days: [(RetainedData, String)] = [
      (.caseRecords, "2031-11-24"), (.statisticalFields, "2036-11-24"),
      (.statisticalExtracts, "2036-11-24"), (.anonymousSurvey, "2027-08-01"),
      (.namedSurvey, "2029-11-24"), (.accessLogs, "2031-11-24"), (.technicalLogs, "2027-11-24"),
    ]
    for (data, day) in days {
      #expect(Retention.eraseOn(data, since: Trial.day)?.description == day)
    }
  }

  @Test func `takes a case from use to archive to erasure, and a hold stops it`() {
    let (opened, closed) = (Trial.date("2026-11-24"), Trial.date("2027-03-01"))
    let steps: [(String, RetentionStep)] = [
      ("2027-07-31", .keep), ("2027-08-01", .archive), ("2031-11-23", .archive),
      ("2031-11-24", .erasePersons), ("2036-11-23", .erasePersons), ("2036-11-24", .eraseAll),
    ]
    let hold = HoldFacts(since: opened, until: Trial.date("2040-01-01"))
    for (day, step) in steps {
      let day = Trial.date(day)
      #expect(Retention.step(openedOn: opened, closedOn: closed, on: day) == step)
      #expect(Retention.step(openedOn: opened, closedOn: closed, holds: [hold], on: day) == .held)
    }
    #expect(
      Retention.step(
        openedOn: opened, closedOn: closed, holds: [hold], on: Trial.date("2040-01-02"))
        == .eraseAll)
    #expect(
      Retention.step(openedOn: opened, closedOn: nil, on: Trial.date("2031-11-23")) == .keep)
    #expect(
      Retention.step(openedOn: opened, closedOn: nil, on: Trial.date("2031-11-24"))
        == .erasePersons)
  }
}
