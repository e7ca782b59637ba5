/// What somebody has to do by a day.
///
/// Shape: the code of the field `kind` of a task. Source: domain study A2.
package enum TaskKind: String, Hashable, Sendable, CaseIterable {
  case mppReview = "mpp_review"
  case sanctionErasure = "sanction_erasure"
  case reportUnanswered = "report_unanswered"
  case declaration
  case article40 = "article_40"
  case cnil
  case review
  case custom
}
