/// Where a request for somebody's approval stands.
///
/// Shape: the code of the first component of the field `outcome` of an approval. Source: domain study A5.
package enum ApprovalStatus: String, Hashable, Sendable, CaseIterable {
  case requested
  case approved
  case rejected
}
