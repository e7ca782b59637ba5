internal import SyncProtocol

/// What a failed exchange means for the run: whether it may pass by itself, and the outcome when it does not.
struct ExchangeFailure: Hashable {
  /// Whether to try again.
  enum Kind: Hashable {
    /// It may pass; the hub may have asked for a time to wait, 0 when it did not.
    case passing(retryAfterSeconds: UInt32)
    /// It will not.
    case lasting
  }

  let kind: Kind
  let outcome: SyncOutcome

  /// Judges a failure of the exchange that `request` began.
  init(_ error: TransportError, request: CollectedRequest) {
    switch error {
    case .offline(let reason):
      self.init(
        kind: reason == .certificate ? .lasting : .passing(retryAfterSeconds: 0),
        outcome: .offline(.network(reason)))
    case .notTheHub(let reason):
      self.init(
        kind: reason == .tooLarge ? .lasting : .passing(retryAfterSeconds: 0),
        outcome: .offline(.notTheHub(reason)))
    case .busy(let seconds):
      self.init(
        kind: .passing(retryAfterSeconds: seconds),
        outcome: .offline(.busy(retryAfterSeconds: seconds)))
    case .refused(let refusal):
      self.init(refusal, request: request)
    }
  }

  private init(kind: Kind, outcome: SyncOutcome) {
    self.kind = kind
    self.outcome = outcome
  }

  private init(_ refusal: Refusal, request: CollectedRequest) {
    if let code = refusal.knownCode, code.isTransient {
      kind = .passing(retryAfterSeconds: refusal.retryAfterSeconds)
      outcome = .offline(.busy(retryAfterSeconds: refusal.retryAfterSeconds))
      return
    }
    // A proxy that sends a request twice gets the second copy refused for the number of the first; the next try has
    // its own number, and a database that is truly older then shows by its chain.
    guard refusal.knownCode != .exchangeNumberUsed || refusal.lastExchange != request.number else {
      kind = .passing(retryAfterSeconds: 0)
      outcome = .offline(.network(.cut))
      return
    }
    kind = .lasting
    outcome = .refused(Self.reason(refusal, request: request))
  }

  private static func reason(_ refusal: Refusal, request: CollectedRequest) -> RefusalReason {
    let code = refusal.code
    switch refusal.knownCode {
    case .exchangeNumberUsed: return .databaseOlder(code: code)
    case .chainForked, .counterGap:
      guard let chain = refusal.chain else { return .historyForked(code: code) }
      if chain.counter > request.acknowledgedCounter { return .databaseOlder(code: code) }
      if chain.counter < request.acknowledgedCounter { return .hubOlder(code: code) }
      return .historyForked(code: code)
    case .bodyTooLarge, .messageMalformed, .protocolUnsupported, .schemaTooOld, .signatureRefused,
      .replicaUnknown,
      .replicaRevoked, .replicaMismatch, .enrolmentRefused, .overloaded, .hubUnavailable,
      .frameMalformed,
      .frameSignatureRefused, .recordForeign, .recordUnknown, .kindMismatch, .valueType,
      .contextUnknown,
      .recordQuarantined, .ledgerFull, .writerRefused, .roleRefused, nil:
      return .code(code)
    }
  }
}
