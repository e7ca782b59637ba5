import CaseModel
import RecordModel
import Testing

@Suite struct `A vocabulary` {
  static let all: [Vocabulary] = [
    .origin, .reporterRole, .frequency, .danger, .effect, .priority, .qualification, .basis,
    .status, .measure, .sanction, .decision, .context, .form, .motive, .platform, .role,
    .category, .sex, .level, .reportAct, .channelStatus, .channelNeed, .delivery, .reportStep,
    .answerStep, .reportStatus, .delay, .legalBasis, .contentType, .contentCategory, .certainty,
    .decisionOfPlatform, .ground, .memberRole, .interviewKind, .meetingKind, .contactMode,
    .agreement, .referralKind, .referralStatus, .transferStatus, .approvalKind, .approvalOutcome,
    .taskKind, .rightsKind, .requester, .rightsOutcome, .erasureGround,
  ]

  @Test(arguments: all)
  func `has each code once, in small ASCII letters`(vocabulary: Vocabulary) {
    let codes = vocabulary.terms.map(\.code)
    #expect(Set(codes).count == codes.count)
    for code in codes + [vocabulary.name] {
      #expect(code.utf8.allSatisfy { (0x5F...0x7A).contains($0) || (0x30...0x39).contains($0) })
    }
  }

  @Test(arguments: all)
  func `is labelled in both languages`(vocabulary: Vocabulary) {
    #expect(!vocabulary.terms.isEmpty)
    for label in vocabulary.terms.map(\.label) {
      #expect(!label.french.isEmpty && !label.english.isEmpty)
    }
  }

  @Test(arguments: all)
  func `never gives two terms the same folded word`(vocabulary: Vocabulary) {
    var owners: [String: String] = [:]
    for term in vocabulary.terms {
      for word in [term.code, term.label.french, term.label.english].map(TextFolding.fold) {
        #expect(owners[word, default: term.code] == term.code, "\(word)")
        owners[word] = term.code
      }
    }
  }

  @Test(arguments: all)
  func `has no label that would break a composite apart`(vocabulary: Vocabulary) {
    let labels = vocabulary.terms.flatMap { [$0.label.french, $0.label.english] }
    #expect(labels.allSatisfy { !$0.contains(";") })
  }

  @Test func `is listed here when a field or a component uses it`() {
    let fields = CaseSchema.current.kinds.flatMap(\.fields)
    let used = fields.compactMap(\.type.vocabulary)
    #expect(used.allSatisfy(Self.all.contains))
    for component in CompositeComponent.known {
      if case .code(let vocabulary) = component.content {
        #expect(Self.all.contains(vocabulary))
      }
    }
  }
}
