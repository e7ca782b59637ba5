import CaseModel
import CaseRules
import Foundation
import RecordModel
import TestInput
import Testing

@Suite struct `A dossier` {
  private func dossier(
    _ report: ReportFacts, _ facts: CaseFacts = Trial.facts
  ) throws -> ReportDossier {
    let channel = try #require(Trial.channel(report.channelCode))
    return try ReportDossier(
      of: report, record: Trial.record(9), number: "0750001A-2026-0001/2", through: channel,
      answers: Trial.answers(report, facts), on: Trial.day)
  }

  private func schema() throws -> [String: Any] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "protocol/schema/dossier_v1.schema.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require(json as? [String: Any])
  }

  private func problems(_ json: String) throws -> [String] {
    JSONSchemaCheck().problems(
      try JSONSerialization.jsonObject(with: Data(json.utf8)), try schema())
  }

  @Test(arguments: ReportAct.allCases)
  func `is JSON as the schema says`(act: ReportAct) throws {
    var report = Trial.report(act)
    report.duration = "six mois"
    let json = try dossier(report).json
    #expect(try problems(json) == [])
    #expect(json.contains("\"dsa_article_16\"") == act.isNotice)
    #expect(json.contains("\"court\"") == (act == .courtOrder))
    #expect(json.contains("\"requested_duration\"") == (act == .accountRestriction))
  }

  @Test func `is refused by the schema when anything is added or missing`() throws {
    let json = try dossier(Trial.report(.contentRemoval)).json
    for (old, new) in [
      ("\"number\":", "\"nom\":"), ("\"url\":", "\"prenom\":"), ("\"email\":", "\"phone\":"),
      ("content_removal", "prison"), ("\"1\"", "\"2\""), ("2026-11-24", "hier"),
      ("\"bona_fide_statement\": true", "\"bona_fide_statement\": false"),
    ] {
      #expect(json.contains(old))
      #expect(try !problems(json.replacing(old, with: new)).isEmpty, "\(old)")
    }
  }

  @Test func `is not made of what a gate refuses, nor without asking`() throws {
    var report = Trial.report(.contentRemoval)
    let channel = try #require(Trial.channel())
    #expect(throws: ReportDossier.Problem.notAsked(Gate.allCases.filter(isOfReports))) {
      try ReportDossier(
        of: report, record: Trial.record(1), number: "1", through: channel, answers: [],
        on: Trial.day)
    }
    report.reasons = "Chloé"
    let answers = Trial.answers(report)
    #expect(throws: ReportDossier.Problem.refused(answers.refusals)) { try self.dossier(report) }
    #expect(answers.refusalCode == "G11:names_found")
  }

  private func isOfReports(_ gate: Gate) -> Bool { gate != .authorRole && gate != .noRanking }

  @Test func `has one key for all attempts, and another for another report`() throws {
    let report = Trial.report(.contentRemoval)
    var later = report
    later.reasons += " Encore."
    later.progress = ReportProgress(
      act: .contentRemoval,
      after: Trial.events(
        [.school(.submitted), .school(.approvedHead), .centre(.failed)],
        approving: later.fingerprint))
    #expect(try dossier(report).idempotencyKey == dossier(later).idempotencyKey)
    let keys = (0..<100).map { ReportDossier.idempotencyKey(of: Trial.record($0)) }
    #expect(Set(keys).count == 100)
  }

  @Test func `names no notifier and links to nothing for a sexual image of a minor`() throws {
    var report = Trial.report(.contentRemoval)
    report.items[0].category = .minorSexualImage
    let dossier = try dossier(report)
    #expect(dossier.notifier == nil)
    #expect(try problems(dossier.json) == [])
    #expect(!dossier.json.contains("vie-scolaire@example.org"))
    for language in Language.allCases {
      let page = DossierPage(of: dossier, in: language).html
      for word in ["href", "src=", "<img", "<a ", "<iframe", "<object", "url("] {
        #expect(!page.contains(word), "\(word)")
      }
      #expect(page.contains("https://www.example.org/p/123") && page.contains("role=\"note\""))
    }
  }

  @Test func `lets nothing of the case out but what it is for`() throws {
    var facts = Trial.facts
    facts.basis = "CANARI1"
    facts.decider = Member(login: "CANARI2", role: .head)
    facts.names = [PersonName(last: "CANARITROIS", first: "CANARIQUATRE")]
    var report = Trial.report(.accountRestriction)
    report.legalBasis = LegalBasisFacts(
      .childProtection, recordedOn: Trial.day, recordedBy: "CANARI5")
    report.notifier = NotifierFacts(name: "CANARI6", email: "canari7@example.org")
    report.court = CourtFacts(reference: "CANARI8", decidedOn: nil, from: nil, until: nil)
    var events = Trial.events(
      [.school(.submitted), .school(.approvedHead)], approving: report.fingerprint)
    events.append(
      ReportEvent(
        order: Trial.order(9), move: .centre(.approvedAcademy), on: nil,
        by: Member(login: "CANARI9", role: .academy), fingerprint: report.fingerprint))
    report.progress = ReportProgress(act: .accountRestriction, after: events)
    let dossier = try dossier(report, facts)
    let outputs = [dossier.json] + Language.allCases.map { DossierPage(of: dossier, in: $0).html }
    for output in outputs {
      #expect(!output.uppercased().contains("CANARI"))
      for word in ["child_protection", "substantiated", "dasen", "principal"] {
        #expect(!output.contains(word), "\(word)")
      }
    }
  }
}
