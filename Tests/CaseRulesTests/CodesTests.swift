import CaseModel
import CaseRules
import RecordModel
import Testing

@Suite struct `The codes of the rules` {
  private func expect<Code: RawRepresentable<String> & CaseIterable>(
    _ type: Code.Type, are vocabulary: Vocabulary,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      type.allCases.map(\.rawValue) == vocabulary.terms.map(\.code), sourceLocation: sourceLocation)
  }

  @Test func `are those of the registry`() {
    expect(ReportAct.self, are: .reportAct)
    expect(ReportStep.self, are: .reportStep)
    expect(AnswerStep.self, are: .answerStep)
    expect(ReportStatus.self, are: .reportStatus)
    expect(ChannelStatus.self, are: .channelStatus)
    expect(ChannelNeed.self, are: .channelNeed)
    expect(ChannelDelivery.self, are: .delivery)
    expect(LegalBasis.self, are: .legalBasis)
    expect(CaseStatus.self, are: .status)
    expect(QualificationCode.self, are: .qualification)
    expect(DangerCode.self, are: .danger)
    expect(SanctionCode.self, are: .sanction)
    expect(ContentCategory.self, are: .contentCategory)
    expect(ContentType.self, are: .contentType)
    expect(PlatformDecision.self, are: .decisionOfPlatform)
    expect(MemberRole.self, are: .memberRole)
    expect(FamilyAgreement.self, are: .agreement)
    expect(ReferralKind.self, are: .referralKind)
    expect(ReferralStatus.self, are: .referralStatus)
    expect(TransferStatus.self, are: .transferStatus)
    expect(ApprovalStatus.self, are: .approvalOutcome)
    expect(TaskKind.self, are: .taskKind)
    expect(AnswerDelay.self, are: .delay)
  }
}
