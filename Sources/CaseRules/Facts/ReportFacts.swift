package import RecordModel

/// One thing a report points at: a content, an account, or both.
package struct ReportItemFacts: Hashable, Sendable {
  /// The exact address, `nil` when the item is an account without one.
  package var url: String?
  /// The account's handle.
  package var handle: String?
  /// What is wrong with it.
  package var category: ContentCategory?
  /// What it is made of.
  package var contentType: ContentType?
  /// The day it was seen.
  package var seenOn: CalendarDay?
  /// The SHA-256 of what was captured, in hexadecimal.
  package var evidenceHash: String?
  /// Whether it is a content, and not an account alone.
  package var isContent: Bool

  /// An item from its fields.
  package init(
    url: String? = nil, handle: String? = nil, category: ContentCategory? = nil,
    contentType: ContentType? = nil, seenOn: CalendarDay? = nil, evidenceHash: String? = nil,
    isContent: Bool = true
  ) {
    self.url = url
    self.handle = handle
    self.category = category
    self.contentType = contentType
    self.seenOn = seenOn
    self.evidenceHash = evidenceHash
    self.isContent = isContent
  }

  /// Whether a text is a SHA-256 in hexadecimal.
  static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}

/// Who gives a notice: the name and e-mail that DSA article 16 asks for.
package struct NotifierFacts: Hashable, Sendable {
  /// Name of the person or of the school.
  package var name: String
  /// E-mail address.
  package var email: String

  /// Who gives a notice.
  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}

/// What allows data to leave, as it was recorded.
package struct LegalBasisFacts: Hashable, Sendable {
  /// What allows it.
  package var basis: LegalBasis
  /// The day it was recorded.
  package var recordedOn: CalendarDay?
  /// Who recorded it.
  package var recordedBy: String

  /// A recorded legal basis.
  package init(_ basis: LegalBasis, recordedOn: CalendarDay?, recordedBy: String) {
    self.basis = basis
    self.recordedOn = recordedOn
    self.recordedBy = recordedBy
  }
}

/// A decision of a court that a provider must execute.
package struct CourtFacts: Hashable, Sendable {
  /// The decision's reference.
  package var reference: String
  /// The day it was given.
  package var decidedOn: CalendarDay?
  /// The first day of the measure.
  package var from: CalendarDay?
  /// The last day of the measure.
  package var until: CalendarDay?

  /// A court's decision.
  package init(
    reference: String, decidedOn: CalendarDay?, from: CalendarDay?, until: CalendarDay?
  ) {
    self.reference = reference
    self.decidedOn = decidedOn
    self.from = from
    self.until = until
  }
}

/// What the gates look at in a report.
package struct ReportFacts: Hashable, Sendable {
  /// What it asks for.
  package var act: ReportAct
  /// The channel it names.
  package var channelCode: String
  /// What it points at.
  package var items: [ReportItemFacts]
  /// Why, without names.
  package var reasons = ""
  /// The platform's code.
  package var platform: String?
  /// The duration asked for, of a restriction of an account.
  package var duration: String?
  /// Whether good faith is stated.
  package var goodFaith = false
  /// Who gives the notice.
  package var notifier: NotifierFacts?
  /// How to reach the school.
  package var contact = ""
  /// What allows data to leave.
  package var legalBasis: LegalBasisFacts?
  /// The decision to execute.
  package var court: CourtFacts?
  /// What has happened to it so far.
  package var progress: ReportProgress

  /// A report of which only this is known; its events are given in any order.
  package init(
    act: ReportAct, channelCode: String, items: [ReportItemFacts] = [],
    events: [ReportEvent] = []
  ) {
    self.act = act
    self.channelCode = channelCode
    self.items = items
    progress = ReportProgress(act: act, after: events)
  }

  /// Whether one of the items is a sexual image of a minor (gate G6).
  package var showsMinorSexually: Bool { items.contains { $0.category == .minorSexualImage } }
}
