package import RecordModel

/// What due dates are computed from: days, codes and statuses of one case.
package struct PromptFacts: Hashable, Sendable {
  /// A measure of the case.
  package struct Measure: Hashable, Sendable {
    /// Its record.
    package var record: RecordID
    /// Its kind, by its code (`shared_concern`, `sanction`…).
    package var kind: String
    /// The sanction, when it is one.
    package var sanction: SanctionCode?
    /// The day it was decided.
    package var decidedOn: CalendarDay?
    /// The day it starts.
    package var startsOn: CalendarDay?
    /// The day it was reviewed last.
    package var reviewedOn: CalendarDay?

    /// A measure from its fields.
    package init(
      record: RecordID, kind: String, sanction: SanctionCode? = nil,
      decidedOn: CalendarDay? = nil, startsOn: CalendarDay? = nil, reviewedOn: CalendarDay? = nil
    ) {
      self.record = record
      self.kind = kind
      self.sanction = sanction
      self.decidedOn = decidedOn
      self.startsOn = startsOn
      self.reviewedOn = reviewedOn
    }
  }

  /// A report of the case.
  package struct Report: Hashable, Sendable {
    /// Its record.
    package var record: RecordID
    /// What its events come to.
    package var progress: ReportProgress
    /// The day the CNIL was asked, `nil` when it was not.
    package var cnilAskedOn: CalendarDay?

    /// A report from what its events come to.
    package init(record: RecordID, progress: ReportProgress, cnilAskedOn: CalendarDay? = nil) {
      self.record = record
      self.progress = progress
      self.cnilAskedOn = cnilAskedOn
    }
  }

  /// A request of a person about their data.
  package struct RightsRequest: Hashable, Sendable {
    /// Its record.
    package var record: RecordID
    /// The day it came in.
    package var receivedOn: CalendarDay
    /// The last day for the answer, where one is written down: it may have been put off (GDPR article 12).
    package var dueOn: CalendarDay?
    /// The day it was answered.
    package var answeredOn: CalendarDay?

    /// A request from its days.
    package init(
      record: RecordID, receivedOn: CalendarDay, dueOn: CalendarDay? = nil,
      answeredOn: CalendarDay? = nil
    ) {
      self.record = record
      self.receivedOn = receivedOn
      self.dueOn = dueOn
      self.answeredOn = answeredOn
    }
  }

  /// The case's reference.
  package var caseReference: String
  /// The case itself.
  package var facts: CaseFacts
  /// The day the case was reported.
  package var openedOn: CalendarDay?
  /// The day the case is to be looked at again.
  package var nextReviewOn: CalendarDay?
  /// The day since when it goes on at another school; `nil` when it does not.
  package var transferredOn: CalendarDay?
  /// The day it was read from another school's file, when a second case here comes from the same transfer.
  package var readTwiceOn: CalendarDay?
  /// Its measures.
  package var measures: [Measure] = []
  /// Its reports.
  package var reports: [Report] = []
  /// Its roles that call somebody the author.
  package var authors: [RecordID] = []
  /// Its rights requests.
  package var rightsRequests: [RightsRequest] = []

  /// A case of which only this is known.
  package init(caseReference: String, facts: CaseFacts, openedOn: CalendarDay? = nil) {
    self.caseReference = caseReference
    self.facts = facts
    self.openedOn = openedOn
  }
}
