package import CentralStorage
package import Causality
package import SyncProtocol
internal import RecordModel
internal import RecordStorage

/// An exchange that waits for the next transaction.
struct WaitingExchange {
  let exchange: PreparedExchange
  let answer: CheckedContinuation<Result<CommittedExchange, Refusal>, Never>
}

/// What became of an exchange, and what there is to say of it in logs and metrics: numbers only.
package struct AnsweredExchange: Sendable {
  /// The answer's bytes, a response or a refusal.
  package let bytes: [UInt8]
  package let outcome: Result<CommittedExchange, Refusal>
}

extension Hub {
  /// How many exchanges may wait; beyond it the hub asks to come back later.
  static let waitingMax = 4096
  /// How much memory exchanges that wait or are being opened may take together, in bytes.
  static let waitingBytesMax = 256 * 1024 * 1024
  /// How many exchanges one transaction takes.
  static let togetherMax = 512

  /// Answers one exchange.
  ///
  /// The frame's signature is checked and its columns are opened here, beside other exchanges; only what needs the store waits
  /// for it. Never throws and never traps: whatever the bytes, there is an answer.
  ///
  /// Who speaks, and the exchange number, come from the signature of the request and not from its bytes.
  package nonisolated func answer(
    _ bytes: [UInt8], from replica: ReplicaID, device: KnownDevice, number: UInt64
  ) async -> AnsweredExchange {
    do {
      var taken = try gate.enter(replica, bodyByteCount: bytes.count)
      defer { gate.leave(replica, taken: taken) }
      let request = try ExchangeRequest(bytes: bytes)
      let prepared = try prepare(request, from: replica, device: device, number: number)
      if let batch = prepared.batch {
        try gate.settle(&taken, needed: bytes.count + batch.memoryByteCount)
      }
      let committed = try await commit(prepared).get()
      return AnsweredExchange(
        bytes: try response(to: replica, committed), outcome: .success(committed))
    } catch let refusal as Refusal {
      return .refused(refusal)
    } catch {
      return .refused(Refusal(.hubUnavailable, retryAfterSeconds: 30))
    }
  }

  private nonisolated func prepare(
    _ request: ExchangeRequest, from replica: ReplicaID, device: KnownDevice, number: UInt64
  ) throws(Refusal) -> PreparedExchange {
    guard request.replica == replica else { throw Refusal(.replicaMismatch) }
    guard request.schemaVersion >= schema.floorVersion else { throw Refusal(.schemaTooOld) }
    guard let frame = request.frame else {
      return PreparedExchange(replica: replica, number: number, request: request, batch: nil)
    }
    let speaker = FrameSpeaker(school: device.school, replica: replica)
    guard frame.isSigned(by: device.key, speaker: speaker, chain: request.chain) else {
      throw Refusal(.frameSignatureRefused)
    }
    do {
      let batch = try frame.open(speaker: replica, schema: schema)
      return PreparedExchange(replica: replica, number: number, request: request, batch: batch)
    } catch { throw Refusal(.frameMalformed) }
  }

  private nonisolated func response(to replica: ReplicaID, _ committed: CommittedExchange) throws
    -> [UInt8]
  {
    let receipt = try Receipt.signed(
      replica: replica, acknowledgedCounter: committed.chain.counter,
      stateHash: committed.stateHash,
      sequence: committed.sequence, epoch: epoch, hubMilliseconds: environment.wallMilliseconds(),
      key: key)
    return try ExchangeResponse(
      verdict: committed.verdict, page: committed.page, receipt: receipt,
      floorVersion: schema.floorVersion
    ).serialized()
  }

  /// Waits for the transaction that takes this exchange in.
  private func commit(_ exchange: PreparedExchange) async -> Result<CommittedExchange, Refusal> {
    guard !isStopped else { return .failure(Refusal(.hubUnavailable, retryAfterSeconds: 60)) }
    guard waiting.count < Self.waitingMax else {
      return .failure(Refusal(.overloaded, retryAfterSeconds: 5))
    }
    return await withCheckedContinuation { answer in
      waiting.append(WaitingExchange(exchange: exchange, answer: answer))
      scheduleCommit()
    }
  }

  private func scheduleCommit() {
    guard !isCommitScheduled else { return }
    isCommitScheduled = true
    Task { self.commitWaiting() }
  }

  /// Takes all that wait into one transaction: one wait for the disk for all of them.
  private func commitWaiting() {
    isCommitScheduled = false
    let together = Array(waiting.prefix(Self.togetherMax))
    waiting.removeFirst(together.count)
    if !waiting.isEmpty { scheduleCommit() }
    do {
      guard !isStopped else { throw StorageError.diskFailed(code: 0) }
      let results = try store.commit(
        together.map(\.exchange), hubMilliseconds: environment.wallMilliseconds())
      for (waiting, result) in zip(together, results) { waiting.answer.resume(returning: result) }
    } catch {
      if let error = error as? StorageError, error.isOfTheDisk { isStopped = true }
      let refusal = Refusal(.hubUnavailable, retryAfterSeconds: 60)
      for waiting in together { waiting.answer.resume(returning: .failure(refusal)) }
    }
  }
}

extension AnsweredExchange {
  /// An answer that refuses.
  package static func refused(_ refusal: Refusal) -> AnsweredExchange {
    AnsweredExchange(bytes: (try? refusal.serialized()) ?? [], outcome: .failure(refusal))
  }
}
