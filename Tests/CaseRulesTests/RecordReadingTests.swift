import CaseModel
import CaseRules
import Causality
import RecordModel
import Testing

@Suite struct `The facts of a case` {
  private func record(
    _ number: UInt64, _ values: [UInt8: FieldValue], by author: String = "cpe@team"
  ) -> RuledRecord {
    let writing = RuledRecord.Writing(
      stamp: HybridTimestamp(rawValue: number + 1), author: author)
    return RuledRecord(
      record: Trial.record(number), values: values, writings: values.mapValues { _ in writing })
  }

  private func facts(_ parts: [CaseKind: [RuledRecord]]) -> CaseFacts {
    CaseFacts(CaseRecords(file: record(0, [:]), parts: parts))
  }

  @Test func `hold the guardians among the names that leave to nobody`() {
    let person = record(1, [PersonField.guardianName.rawValue: .text("Odile FICTIVIER")])
    let names = facts([.person: [person]]).names
    let detection = NameDetection(of: names)
    for (text, isFound) in [("Mme Fictivier a appelé.", true), ("La mère a appelé.", false)] {
      let kinds = detection.findings(in: text).map(\.kind)
      #expect(kinds.contains(.personOfTheCase) == isFound, "\(text)")
    }
  }

  @Test(arguments: [
    ("principal@head", "Faits prescrits.", true), ("cpe@team", "Faits prescrits.", false),
    ("principal@head", " \n", false), ("principal", "Faits prescrits.", true),
  ])
  func `let the head alone write why the prosecutor is not told`(
    author: String, reason: String, holds: Bool
  ) {
    let referral = record(
      1,
      [
        ReferralField.kind.rawValue: .text(ReferralKind.prosecutor.rawValue),
        ReferralField.reason.rawValue: .text(reason),
      ], by: author)
    #expect(facts([.referral: [referral]]).hasReasonNotToTellProsecutor == holds)
  }

  @Test func `take no platform that the registry does not know`() throws {
    for (code, known) in [("instagram", "instagram"), ("Chez Camille", nil)] {
      let report = record(
        1,
        [
          ReportField.act.rawValue: .text(ReportAct.contentRemoval.rawValue),
          ReportField.platform.rawValue: .text(code),
        ])
      let records = CaseRecords(file: record(0, [:]), parts: [.report: [report]])
      #expect(try #require(ReportFacts(report, in: records)).platform == known)
    }
  }
}
