/// Where a transfer to another school stands.
///
/// Shape: the code of the first component of the field `status` of a transfer. Source: domain study A5.
package enum TransferStatus: String, Hashable, Sendable, CaseIterable {
  case inProgress = "in_progress"
  case accepted
  case rejected
  case revoked
}
