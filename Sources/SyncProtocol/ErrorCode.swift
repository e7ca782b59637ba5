/// Why the hub refuses a request or sets a change aside; the registry, with what to do, is `protocol/06-errors.md`.
package enum ErrorCode: String, Hashable, Sendable, CaseIterable {
  // Whole requests.
  case bodyTooLarge = "body_too_large"
  case messageMalformed = "message_malformed"
  case protocolUnsupported = "protocol_unsupported"
  case schemaTooOld = "schema_too_old"
  case signatureRefused = "signature_refused"
  case replicaUnknown = "replica_unknown"
  case replicaRevoked = "replica_revoked"
  case replicaMismatch = "replica_mismatch"
  case exchangeNumberUsed = "exchange_number_used"
  case enrolmentRefused = "enrolment_refused"
  case overloaded = "overloaded"
  case hubUnavailable = "hub_unavailable"
  // Frames.
  case frameMalformed = "frame_malformed"
  case frameSignatureRefused = "frame_signature_refused"
  case counterGap = "counter_gap"
  case chainForked = "chain_forked"
  // Single changes.
  case recordForeign = "record_foreign"
  case recordUnknown = "record_unknown"
  case kindMismatch = "kind_mismatch"
  case valueType = "value_type"
  case contextUnknown = "context_unknown"
  case recordQuarantined = "record_quarantined"
  case ledgerFull = "ledger_full"
  case writerRefused = "writer_refused"
  case roleRefused = "role_refused"

  /// Whether the same request may succeed later without anybody doing anything.
  package var isTransient: Bool { self == .overloaded || self == .hubUnavailable }
}
