/// Something somebody is about to do, put to the gates first.
package enum PlannedAct: Hashable, Sendable {
  /// How far a report is to go.
  package enum ReportStage: Hashable, Sendable {
    /// Written, and still with its writer.
    case prepare
    /// Handed to the head, or approved by them.
    case approve
    /// Sent by the centre.
    case transmit
  }

  /// What is done with a content.
  package enum ContentUse: Hashable, Sendable {
    case copy
    case preview
    case export
    /// Its address and its hash are written down, nothing more.
    case note
  }

  /// What counts are told apart by in a publication.
  package enum CountAxis: Hashable, Sendable {
    case territory
    case period
    case form
    case platform
    case outcome
    case victimCategory
    case school
    /// An order from best to worst of anything.
    case rank
  }

  case report(ReportFacts, ReportStage)
  case refer(ReferralKind, LegalBasisFacts?)
  case transfer(LegalBasisFacts?)
  /// A text that is read beyond the school.
  case writeUpstream(String)
  /// A role for somebody, by its code.
  case giveRole(String)
  /// Taking a qualification back.
  case annulQualification
  case closeCase
  case dismissCase
  /// Writing down why the prosecutor is not told.
  case dismissArticle40(reason: String)
  case useContent(ContentCategory, ContentUse)
  case publishCounts([CountAxis])
}
