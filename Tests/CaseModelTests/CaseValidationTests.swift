import CaseModel
import Causality
import RecordModel
import Testing

@Suite struct `Checking a record` {
  private let sound: [UInt8: FieldValue] = [
    CaseField.reference.rawValue: .text("0751234J-2026-0042"),
    CaseField.openedOn.rawValue: .date(100), CaseField.schoolYear.rawValue: .text("2026-2027"),
    CaseField.factsFrom.rawValue: .date(50), CaseField.factsTo.rawValue: .date(50),
    CaseField.gravity.rawValue: .integer(3), CaseField.danger.rawValue: .text("watch"),
    CaseField.status.rawValue: .text(#"["reported",null,null]"#),
  ]

  @Test func `finds nothing wrong with a sound case`() {
    #expect(CaseValidation.check(kind: 1, values: sound) == [])
  }

  @Test(
    arguments: [
      (.reference, .null, .missing(1)), (.reference, .text("42"), .malformed(1)),
      (.reference, .text("0751234j-2026-0042"), .malformed(1)),
      (.openedOn, .null, .missing(3)), (.schoolYear, .text("2026"), .malformed(2)),
      (.factsTo, .date(49), .datesOutOfOrder(earlier: 4, later: 5)),
      (.closedOn, .date(99), .datesOutOfOrder(earlier: 3, later: 15)),
      (.gravity, .integer(0), .outOfRange(9, 1...3)),
      (.gravity, .integer(4), .outOfRange(9, 1...3)),
      (.gravity, .text("3"), .unfit(9, .wrongType)),
      (.danger, .text("Aucun"), .unfit(10, .unknownCode(.danger))),
      (.status, .text("closed"), .unfit(12, .notComposite(["status", "since", "reason"]))),
      (
        .status, .text(#"["closed",null]"#),
        .unfit(12, .notComposite(["status", "since", "reason"]))
      ),
      (.status, .text(#"["Signalée",null,null]"#), .unfit(12, .component("status", .form))),
      (
        .status, .text(#"["fini",null,null]"#),
        .unfit(12, .component("status", .unknownCode(.status)))
      ),
      (.status, .text(#"[null,"12/03/2026",null]"#), .unfit(12, .component("since", .form))),
      (.summary, .text("a\u{0}"), .unfit(13, .zeroCharacter)),
    ] as [(CaseField, FieldValue, CaseProblem)])
  func `names the field and what is wrong`(
    field: CaseField, value: FieldValue, problem: CaseProblem
  ) {
    var values = sound
    values[field.rawValue] = value
    #expect(CaseValidation.check(kind: 1, values: values) == [problem])
    for language in Language.allCases {
      #expect(!problem.message(for: .case, language: language).isEmpty)
    }
  }

  @Test func `says what to do about it`() {
    let order = CaseProblem.datesOutOfOrder(earlier: 4, later: 5)
    #expect(
      order.message(for: .case, language: .french)
        == "Fin des faits : pas avant « Début des faits ».")
    let range = CaseProblem.outOfRange(9, 1...3)
    #expect(
      range.message(for: .case, language: .english) == "Gravity level (1 to 3): from 1 to 3.")
  }

  @Test func `does not know numbers of another build`() {
    #expect(CaseValidation.check(kind: 99, values: [:]) == [.unknownKind(99)])
    var values = sound
    values[127] = .integer(1)
    #expect(CaseValidation.check(kind: 1, values: values) == [.unknownField(127)])
  }

  @Test(
    arguments: [
      (.person, [1]), (.role, [1, 2, 3]), (.fact, [1]), (.measure, [1, 2]), (.note, [1, 2, 4]),
      (.review, [1, 2, 4]),
    ] as [(CaseKind, [UInt8])])
  func `asks for the references a record needs`(kind: CaseKind, needed: [UInt8]) {
    let problems = CaseValidation.check(kind: kind.rawValue, values: [:])
    #expect(problems == needed.map { .missing($0) })
  }

  @Test func `holds the days of a measure in order`() {
    let dot = Dot(replica: ReplicaID(high: 0, low: 0), counter: 1)
    let values: [UInt8: FieldValue] = [
      MeasureField.case.rawValue: .reference(RecordID(creation: dot, index: 0)),
      MeasureField.kind.rawValue: .text("protection"),
      MeasureField.startsOn.rawValue: .date(2), MeasureField.endsOn.rawValue: .date(1),
      MeasureField.decidedOn.rawValue: .date(5), MeasureField.notifiedOn.rawValue: .date(4),
    ]
    #expect(
      CaseValidation.check(kind: 5, values: values) == [
        .datesOutOfOrder(earlier: 5, later: 6), .datesOutOfOrder(earlier: 4, later: 8),
      ])
  }
}
