/// What a channel asks a report to contain.
///
/// Shape: the end of the names of the fields `need_…` of a channel. Source: domain study A2.
package enum ChannelNeed: String, Hashable, Sendable, CaseIterable {
  case url
  case handle
  case category
  case reasons
  case notifier
  case goodFaith = "good_faith"
  case court
  case evidenceHash = "evidence_hash"
}
