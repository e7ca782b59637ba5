import CaseModel
import CaseRules
import RecordModel
import Testing

@Suite struct `The wording of gates and channels` {
  private static let day = Trial.day
  static let reasons: [GateReason] =
    ChannelStatus.allCases.map(GateReason.channelStatus)
    + ReportAct.allCases.map(GateReason.actNotOffered)
    + QualificationCode.allCases.flatMap { [.notSubstantiated($0), .nothingSuspected($0)] }
    + ReportStatus.allCases.map(GateReason.notReady) + [
      .noChannel, .otherChannel, .channelNotYet(day), .channelEnded(day), .noBasis,
      .notDecidedByHead, .decisionNotDated, .notApprovedAtSchool, .notApprovedAtAcademy,
      .samePersonTwice, .imminentDanger, .noItem, .notAnExactURL(item: 1), .noURL(item: 1),
      .noHandle(item: 1), .noCategory(item: 1), .noReasons, .noNotifier, .noGoodFaith,
      .noContact, .noEvidenceHash(item: 1), .reasonsTooLong(characterCountMax: 2),
      .reasonsHoldContactDetails, .noCourtReference, .noCourtDates, .courtDatesOutOfOrder,
      .courtOrderOver(day), .courtOrderLong, .minorImageElsewhere, .minorImageToPolice,
      .minorImageNotHandled, .prosecutorNotTold, .noReasonNotToTellProsecutor, .notDeclared,
      .declaredBelowLevel2, .noLegalBasis, .legalBasisIncomplete, .familyRefused,
      .familyNotAsked, .namesFound(count: 1), .looksLikeNames(count: 1),
      .authorBeforeSubstantiated, .annulmentDuties, .nobodyNamed, .roleMayNot,
      .changedSinceApproval, .ranksSchools,
    ]

  private func speaksOfAgreement(_ label: Label) -> Bool {
    [label.french, label.english].map(TextFolding.fold).contains { text in
      text.contains("accord") || text.contains("agreement") || text.contains("convention")
    }
  }

  @Test func `says each reason in two languages, and what to do next`() {
    for reason in Self.reasons {
      for text in [reason.sentence.french, reason.sentence.english] {
        #expect(text.hasSuffix("."), "\(reason)")
        #expect(text.count > 20, "\(reason)")
      }
      #expect(reason.sentence.french != reason.sentence.english)
      #expect(!reason.code.isEmpty)
    }
    #expect(Set(Self.reasons.map(\.code)).count == 52)
  }

  @Test func `names an article for each gate`() {
    for gate in Gate.allCases {
      #expect(!gate.article.french.isEmpty && !gate.article.english.isEmpty)
    }
    #expect(Gate.allCases.map(\.rawValue) == (1...14).map { "G\($0)" })
  }

  @Test func `speaks of an agreement for a signed channel only`() {
    for status in ChannelStatus.allCases where status != .signed {
      #expect(!speaksOfAgreement(status.label))
      for channel in ChannelSeed.channels(on: Self.day) {
        var channel = channel
        channel.status = status
        #expect(!speaksOfAgreement(channel.statement(on: Self.day)), "\(channel.code)")
      }
    }
    #expect(speaksOfAgreement(ChannelStatus.signed.label))
    for reason in Self.reasons { #expect(!speaksOfAgreement(reason.sentence), "\(reason)") }
  }

  @Test func `never speaks of one in anything shown of a procedure`() throws {
    for code in [ChannelSeed.facebook, ChannelSeed.hotline, "instagram_direct", ChannelSeed.cnil] {
      let channel = try #require(Trial.channel(code))
      #expect(channel.status == .existingProcedure)
      for label in [channel.name, channel.byHand, channel.statement(on: Self.day)] {
        #expect(!speaksOfAgreement(label), "\(code)")
      }
      #expect(!speaksOfAgreement(Label(channel.actReference, channel.partner ?? "")), "\(code)")
      var report = Trial.report(.contentRemoval)
      report.channelCode = code
      let answers = Trial.answers(report)
      for answer in answers { #expect(!speaksOfAgreement(answer.sentence)) }
      let dossier = try ReportDossier(
        of: report, record: Trial.record(1), number: "1", through: channel, answers: answers,
        on: Self.day)
      for language in Language.allCases {
        let page = DossierPage(of: dossier, in: language).html
        #expect(!speaksOfAgreement(Label(page, dossier.json)), "\(code)")
      }
    }
  }

  @Test func `finds what is wrong with a channel before schools read it`() throws {
    let good = try #require(Trial.channel(ChannelSeed.facebook))
    #expect(good.problems.isEmpty)
    func problems(_ change: (inout ChannelFacts) -> Void) -> [ChannelProblem] {
      var channel = good
      change(&channel)
      return channel.problems
    }
    for text in ["Accord signé", "signed AGREEMENT", "d’accords", "Convention-cadre"] {
      #expect(problems { $0.actReference = text } == [.saysAgreement], "\(text)")
      #expect(problems { $0.byHand = Label(text, "") } == [.saysAgreement], "\(text)")
    }
    for text in ["désaccord", "accordéon", "conventionnel"] {
      #expect(problems { $0.actReference = text }.isEmpty, "\(text)")
    }
    #expect(problems { ($0.status, $0.actReference) = (.terminated, "Accord du 6 juin") }.isEmpty)
    #expect(problems { $0.actReference = "" } == [.procedureWithoutAct])
    #expect(problems { $0.until = Trial.date("2010-01-01") } == [.datesOutOfOrder])
    #expect(problems { $0.acts = [] } == [.offersNothing])
    #expect(problems { $0.code = " " } == [.noCode])
    #expect(problems { ($0.status, $0.from) = (.signed, nil) } == [.signedWithoutAct])
    for problem in ChannelProblem.allCases {
      #expect(problem.sentence.french.hasSuffix(".") && problem.sentence.english.hasSuffix("."))
    }
  }
}
