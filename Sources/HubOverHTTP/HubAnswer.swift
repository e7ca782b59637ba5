internal import CentralHub
internal import CentralStorage
internal import SyncProtocol

/// An answer before it is signed, with what there is to count of it.
struct HubAnswer {
  let bytes: [UInt8]
  let status: Int
  let code: String
  var retryAfterSeconds: UInt32 = 0
  var committed: CommittedExchange?
  var requestBytes = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    status = 200
    code = "ok"
  }

  init(refusal: Refusal) {
    bytes = (try? refusal.serialized()) ?? []
    status = refusal.httpStatus
    code = refusal.code
    retryAfterSeconds = refusal.retryAfterSeconds
  }

  init(_ answered: AnsweredExchange, requestBytes: Int) {
    switch answered.outcome {
    case .success(let committed):
      self.init(bytes: answered.bytes)
      self.committed = committed
    case .failure(let refusal): self.init(refusal: refusal)
    }
    self.requestBytes = requestBytes
  }
}

extension Refusal {
  /// The HTTP status a refusal travels with; the code in the body is what counts.
  var httpStatus: Int {
    switch knownCode {
    case .bodyTooLarge: 413
    case .messageMalformed, .frameMalformed: 400
    case .protocolUnsupported, .schemaTooOld: 426
    case .signatureRefused, .replicaUnknown, .frameSignatureRefused: 401
    case .replicaRevoked, .replicaMismatch, .enrolmentRefused: 403
    case .exchangeNumberUsed, .counterGap, .chainForked: 409
    case .overloaded: 429
    case .hubUnavailable, nil: 503
    case .recordForeign, .recordUnknown, .kindMismatch, .valueType, .contextUnknown,
      .recordQuarantined, .ledgerFull, .writerRefused, .roleRefused:
      422
    }
  }
}
