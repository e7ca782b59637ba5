import CaseRules
import RecordModel
import Testing

@Suite struct `A duty gate` {
  private let day = Trial.day

  private func planned(
    _ act: PlannedAct, _ facts: CaseFacts = Trial.facts, by member: Member = Trial.head
  ) -> [GateAnswer] {
    Gates.evaluate(act, by: member, in: facts, on: day)
  }

  @Test func `G5 wants a court's decision, its reference and its days`() {
    func answer(_ change: (inout CourtFacts) -> Void) -> GateAnswer? {
      var report = Trial.report(.courtOrder)
      if var court = report.court {
        change(&court)
        report.court = court
      }
      return Trial.answers(report)[.courtOrder]
    }
    #expect(answer { _ in }?.verdict == .allowed)
    #expect(answer { $0.reference = "" }?.reasons == [.noCourtReference])
    #expect(answer { $0.until = nil }?.reasons == [.noCourtDates])
    #expect(answer { $0.from = Trial.date("2026-09-01") }?.reasons == [.courtDatesOutOfOrder])
    #expect(answer { $0.decidedOn = day.adding(days: 1) }?.reasons == [.courtDatesOutOfOrder])
    #expect(
      answer { $0.until = Trial.date("2026-11-23") }?.reasons
        == [.courtOrderOver(Trial.date("2026-11-23"))])
    let long = answer { $0.until = Trial.date("2027-04-03") }
    #expect(long?.verdict == .advised && long?.reasons == [.courtOrderLong])
    var report = Trial.report(.courtOrder)
    report.court = nil
    #expect(Trial.answers(report)[.courtOrder]?.reasons == [.noCourtReference])
  }

  @Test func `G6 sends a sexual image of a minor to 3018 and the police, and nowhere else`() {
    var report = Trial.report(.contentRemoval)
    report.items[0].category = .minorSexualImage
    #expect(Trial.answers(report)[.minorSexualImage]?.reasons == [.minorImageToPolice])
    #expect(Trial.answers(report).isAllowed)
    report.channelCode = ChannelSeed.facebook
    #expect(Trial.answers(report)[.minorSexualImage]?.reasons == [.minorImageElsewhere])
  }

  @Test(arguments: ContentCategory.allCases)
  func `G6 lets no such image be copied, shown or exported`(category: ContentCategory) {
    for use in [PlannedAct.ContentUse.copy, .preview, .export] {
      let answer = planned(.useContent(category, use))[.minorSexualImage]
      #expect(answer?.isRefused == (category == .minorSexualImage))
    }
    #expect(planned(.useContent(category, .note)).isAllowed)
  }

  @Test func `G7 asks to tell the prosecutor, and closes no case before`() {
    var facts = Trial.facts
    #expect(planned(.closeCase, facts)[.prosecutor]?.verdict == .allowed)
    facts.prosecutorToldOn = nil
    #expect(planned(.writeUpstream("RAS"), facts)[.prosecutor]?.verdict == .advised)
    #expect(planned(.closeCase, facts)[.prosecutor]?.reasons == [.prosecutorNotTold])
    #expect(planned(.closeCase, facts)[.prosecutor]?.isRefused == true)
    #expect(
      planned(.dismissArticle40(reason: " "), facts)[.prosecutor]?.reasons
        == [.noReasonNotToTellProsecutor])
    #expect(planned(.dismissArticle40(reason: "Déjà saisi"), facts).isAllowed)
    facts.hasReasonNotToTellProsecutor = true
    #expect(planned(.closeCase, facts)[.prosecutor]?.verdict == .allowed)
  }

  @Test func `G8 asks for a declaration at level 2, and closes no case before`() {
    var facts = Trial.facts
    #expect(planned(.closeCase, facts)[.declaration]?.verdict == .allowed)
    facts.gravity = 1
    #expect(planned(.closeCase, facts)[.declaration]?.reasons == [.declaredBelowLevel2])
    facts.declaredOn = nil
    #expect(planned(.dismissCase, facts)[.declaration]?.isRefused == true)
    #expect(planned(.writeUpstream("RAS"), facts)[.declaration]?.verdict == .advised)
    facts.qualification = .unfounded
    #expect(planned(.dismissCase, facts)[.declaration]?.verdict == .allowed)
  }

  @Test func `G9 lets nothing leave without a recorded ground`() {
    var facts = Trial.facts
    let recorded = LegalBasisFacts(.agreement, recordedOn: day, recordedBy: "principal")
    #expect(planned(.refer(.hotline3018, recorded), facts).isAllowed)
    #expect(planned(.refer(.hotline3018, nil), facts)[.legalBasis]?.reasons == [.noLegalBasis])
    #expect(planned(.transfer(nil), facts)[.legalBasis]?.reasons == [.noLegalBasis])
    #expect(planned(.refer(.nurse, nil), facts).isAllowed)
    var basis = recorded
    basis.recordedOn = day.adding(days: 1)
    #expect(planned(.transfer(basis), facts)[.legalBasis]?.reasons == [.legalBasisIncomplete])
    basis = LegalBasisFacts(.agreement, recordedOn: day, recordedBy: " ")
    #expect(planned(.transfer(basis), facts)[.legalBasis]?.reasons == [.legalBasisIncomplete])
    facts.familyAgreement = .notAsked
    #expect(planned(.transfer(recorded), facts)[.legalBasis]?.reasons == [.familyNotAsked])
    facts.familyAgreement = .refused
    #expect(planned(.transfer(recorded), facts)[.legalBasis]?.reasons == [.familyRefused])
    for other in [LegalBasis.childProtection, .legalDuty, .vitalInterest] {
      basis = LegalBasisFacts(other, recordedOn: day, recordedBy: "principal")
      #expect(planned(.transfer(basis), facts).isAllowed)
    }
  }

  @Test func `G10 keeps a report to the minimum`() {
    func reasons(_ change: (inout ReportFacts) -> Void) -> [GateReason]? {
      var report = Trial.report(.accountClosure)
      change(&report)
      return Trial.answers(report)[.minimum]?.reasons
    }
    #expect(reasons { _ in } == [])
    #expect(reasons { $0.contact = "" } == [.noContact])
    #expect(reasons { $0.items[0].url = nil } == [])
    #expect(reasons { $0.items = [ReportItemFacts(category: .suicide)] } == [.noURL(item: 1)])
    #expect(
      reasons { $0.reasons = String(repeating: "a", count: Gates.reasonsCharacterCountMax + 1) }
        == [.reasonsTooLong(characterCountMax: Gates.reasonsCharacterCountMax)])
    let marked = "a" + String(repeating: "\u{301}", count: Gates.reasonsCharacterCountMax)
    #expect(reasons { $0.reasons = marked }?.isEmpty == false)
    let arabic = "\u{660}\u{666}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}"
    for text in ["Joindre a@b.fr.", "Tél. 06 12 34 56 78", "(+33 6 12 34 56 78)", arabic] {
      #expect(reasons { $0.reasons = text } == [.reasonsHoldContactDetails], "\(text)")
    }
    for text in ["Vu le 2026-11-20 à 18:30", "Du 01-11-2026 au 05-11-2026", "@pseudo le 12"] {
      #expect(reasons { $0.reasons = text } == [], "\(text)")
    }
  }

  @Test func `G11 lets no name of the case go upstream, and doubts capitals`() {
    #expect(
      planned(.writeUpstream("C. L. est visée par un compte anonyme."))[.names]?.reasons == [])
    let named = planned(.writeUpstream("Chloe est visée."))[.names]
    #expect(named?.reasons == [.namesFound(count: 1)] && named?.isRefused == true)
    let doubt = planned(.writeUpstream("Un ami, Théo Martin, a vu."))[.names]
    #expect(doubt?.verdict == .advised && doubt?.reasons == [.looksLikeNames(count: 1)])
    for field in ["reasons", "contact", "duration", "court"] {
      var report = Trial.report(.courtOrder)
      switch field {
      case "reasons": report.reasons = "LEFEVRE"
      case "contact": report.contact = "famille Lefèvre"
      case "duration": report.duration = "tant que lefevre reste"
      default: report.court?.reference = "aff. Lefèvre"
      }
      #expect(Trial.answers(report)[.names]?.isRefused == true, "\(field)")
    }
  }

  @Test func `G12 calls nobody an author before harassment is substantiated`() {
    var facts = Trial.facts
    #expect(planned(.giveRole("author"), facts).isAllowed)
    facts.decider = Trial.team
    #expect(
      planned(.giveRole("author"), facts)[.authorRole]?.reasons
        == [.authorBeforeSubstantiated, .notDecidedByHead])
    facts.qualification = .suspected
    #expect(planned(.giveRole("author"), facts)[.authorRole]?.isRefused == true)
    #expect(planned(.giveRole("alleged_author"), facts)[.authorRole]?.verdict == .allowed)
    #expect(planned(.annulQualification, facts)[.authorRole]?.reasons == [.annulmentDuties])
  }

  @Test func `G12 says what an annulment owes`() {
    let sent: [ReportMove] = [.school(.submitted), .school(.approvedHead), .centre(.transmitted)]
    let reports: [(RecordID, ReportProgress)] = [
      (Trial.record(1), Trial.progress(.contentRemoval, sent)),
      (Trial.record(2), Trial.progress(.contentRemoval, sent + [.centre(.rectified)])),
      (Trial.record(3), Trial.progress(.accountClosure, [.school(.submitted)])),
      (Trial.record(4), Trial.progress(.contentRemoval, [.school(.submitted)])),
      (
        Trial.record(5),
        Trial.progress(
          .accountClosure,
          [
            .school(.submitted), .school(.approvedHead), .centre(.approvedAcademy),
            .centre(.transmitted),
          ])
      ),
    ]
    func duties(_ now: QualificationCode) -> [AnnulmentDuty] {
      AnnulmentDuty.all(
        authors: [Trial.record(8)], reports: reports.map { (record: $0.0, progress: $0.1) },
        now: now)
    }
    #expect(duties(.substantiated).isEmpty)
    #expect(
      duties(.suspected) == [
        .revertRole(Trial.record(8)), .withdraw(Trial.record(3)),
        .sendRectification(Trial.record(5)),
      ])
    #expect(
      duties(.unfounded) == [
        .revertRole(Trial.record(8)), .sendRectification(Trial.record(1)),
        .withdraw(Trial.record(3)), .withdraw(Trial.record(4)),
        .sendRectification(Trial.record(5)),
      ])
  }

  @Test func `G13 wants a named person, a role that may, and a report that is ready`() {
    let report = Trial.report(.contentRemoval)
    func reasons(_ login: String, _ role: MemberRole?) -> [GateReason]? {
      Trial.answers(report, by: Member(login: login, role: role))[.humanDecision]?.reasons
    }
    #expect(reasons("agent", .ministry) == [])
    #expect(reasons("", .ministry) == [.nobodyNamed])
    #expect(reasons("agent", nil) == [.roleMayNot])
    for role in MemberRole.allCases where role != .ministry {
      #expect(reasons("agent", role) == [.roleMayNot])
    }
    var early = report
    early.progress = Trial.progress(.contentRemoval, [.school(.submitted)])
    #expect(Trial.answers(early)[.humanDecision]?.reasons == [.notReady(.toValidateHead)])
    #expect(planned(.closeCase, by: Trial.team)[.humanDecision]?.reasons == [.roleMayNot])
  }

  @Test func `G14 publishes no count by school and ranks nothing`() {
    let statistician = Member(login: "stat", role: .statistics)
    let axes: [PlannedAct.CountAxis] = [.territory, .period, .form, .platform, .outcome]
    #expect(planned(.publishCounts(axes), by: statistician).isAllowed)
    for axis in [PlannedAct.CountAxis.school, .rank] {
      #expect(
        planned(.publishCounts(axes + [axis]), by: statistician)[.noRanking]?.reasons
          == [.ranksSchools])
    }
  }
}
