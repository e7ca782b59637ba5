package import Causality
internal import RecordModel
internal import Foundation
internal import SwiftProtobuf

/// The version of the exchange itself, as every message states it.
package enum ProtocolVersion {
  /// The one that is spoken; a message of another is refused.
  package static let current: UInt32 = 2
  /// The media type of every body.
  package static let mediaType = "application/vnd.preau.sync"
  /// Where exchanges are posted.
  package static let exchangePath = "/v1/exchange"
  /// Where replicas are enrolled.
  package static let enrolmentPath = "/v1/enrolment"
}

/// What a replica says in one exchange: who it is, where it stands, and at most one frame.
///
/// Source: `protocol/04-exchange.md`, section 2.
package struct ExchangeRequest: Hashable, Sendable {
  package var replica: ReplicaID
  package var schemaVersion: UInt32
  /// The replica's wall clock, only to warn of skew.
  package var replicaMilliseconds: UInt64
  /// What the replica knows to be acknowledged.
  package var chain: ChainHead
  package var frame: SealedFrame?
  package var cursor: StreamCursor
  /// The most a page may take, 0 when none is wanted.
  package var pageBytesMax: UInt32

  /// A request from its parts.
  package init(
    replica: ReplicaID, schemaVersion: UInt32, replicaMilliseconds: UInt64, chain: ChainHead,
    frame: SealedFrame?, cursor: StreamCursor, pageBytesMax: UInt32
  ) {
    self.replica = replica
    self.schemaVersion = schemaVersion
    self.replicaMilliseconds = replicaMilliseconds
    self.chain = chain
    self.frame = frame
    self.cursor = cursor
    self.pageBytesMax = pageBytesMax
  }

  /// Reads a request.
  ///
  /// - Throws: the code to answer with.
  package init(bytes: [UInt8]) throws(Refusal) {
    guard let message = try? Preau_V1_ExchangeRequest(serializedBytes: bytes),
      let replica = ReplicaID(bytes: message.replica),
      message.chain.count == 32 || message.chain.isEmpty
    else { throw Refusal(.messageMalformed) }
    guard message.protocol == ProtocolVersion.current else { throw Refusal(.protocolUnsupported) }
    self.replica = replica
    schemaVersion = message.schemaVersion
    replicaMilliseconds = message.replicaMilliseconds
    chain =
      message.chain.isEmpty
      ? .start : ChainHead(counter: message.acknowledgedCounter, hash: Array(message.chain))
    do {
      frame = message.frame.isEmpty ? nil : try SealedFrame(bytes: Array(message.frame))
    } catch { throw Refusal(.frameMalformed) }
    cursor = StreamCursor(message: message.cursor)
    pageBytesMax = message.pageBytesMax
  }

  /// The request's bytes.
  package func serialized() throws -> [UInt8] {
    var message = Preau_V1_ExchangeRequest()
    message.protocol = ProtocolVersion.current
    message.replica = Data(replica.bytes)
    message.schemaVersion = schemaVersion
    message.replicaMilliseconds = replicaMilliseconds
    message.acknowledgedCounter = chain.counter
    message.chain = Data(chain.counter == 0 ? [] : chain.hash)
    message.frame = Data(frame?.bytes ?? [])
    message.cursor = cursor.message
    message.pageBytesMax = pageBytesMax
    return Array(try message.serializedData())
  }
}

/// What became of a pushed frame; the same push always gets the same verdict.
package struct Verdict: Hashable, Sendable {
  /// A change-set whose stamp was not taken as claimed.
  package struct Adjustment: Hashable, Sendable {
    package let counter: UInt64
    package let stamp: HybridTimestamp

    package init(counter: UInt64, stamp: HybridTimestamp) {
      self.counter = counter
      self.stamp = stamp
    }
  }

  /// A change-set that was stored and counted as received, but set aside.
  package struct Quarantine: Hashable, Sendable {
    package let counter: UInt64
    package let code: String

    package init(counter: UInt64, code: String) {
      self.counter = counter
      self.code = code
    }
  }

  /// What is acknowledged now.
  package var chain: ChainHead
  package var adjustments: [Adjustment]
  package var quarantined: [Quarantine]
  /// Concurrent edits with different values that the frame met.
  package var conflictCount: UInt32

  /// A verdict from its parts.
  package init(
    chain: ChainHead, adjustments: [Adjustment] = [], quarantined: [Quarantine] = [],
    conflictCount: UInt32 = 0
  ) {
    self.chain = chain
    self.adjustments = adjustments
    self.quarantined = quarantined
    self.conflictCount = conflictCount
  }

  /// Reads a stored verdict; `nil` when the bytes are none.
  package init?(bytes: [UInt8]) {
    guard let message = try? Preau_V1_Verdict(serializedBytes: bytes) else { return nil }
    self.init(message: message)
  }

  /// The verdict's bytes, for the change log.
  package func serialized() throws -> [UInt8] { Array(try message.serializedData()) }

  init?(message: Preau_V1_Verdict) {
    guard message.chain.count == 32, message.adjustedCounters.count == message.adjustedStamps.count
    else {
      return nil
    }
    chain = ChainHead(counter: message.acknowledgedCounter, hash: Array(message.chain))
    adjustments = zip(message.adjustedCounters, message.adjustedStamps).map {
      Adjustment(counter: $0, stamp: HybridTimestamp(rawValue: $1))
    }
    quarantined = message.quarantined.map { Quarantine(counter: $0.counter, code: $0.code) }
    conflictCount = message.conflicts
  }

  var message: Preau_V1_Verdict {
    var message = Preau_V1_Verdict()
    message.acknowledgedCounter = chain.counter
    message.chain = Data(chain.hash)
    message.adjustedCounters = adjustments.map(\.counter)
    message.adjustedStamps = adjustments.map(\.stamp.rawValue)
    message.quarantined = quarantined.map { quarantine in
      var message = Preau_V1_Quarantined()
      message.counter = quarantine.counter
      message.code = quarantine.code
      return message
    }
    message.conflicts = conflictCount
    return message
  }
}

/// What the hub answers in one exchange.
///
/// Source: `protocol/04-exchange.md`, section 3.
package struct ExchangeResponse: Hashable, Sendable {
  /// What became of the frame; `nil` when none was pushed.
  package var verdict: Verdict?
  /// Other people's changes; `nil` when none was asked for or there are none.
  package var page: Page?
  package var receipt: Receipt
  /// The oldest schema version that may still write.
  package var floorVersion: UInt32

  /// A response from its parts.
  package init(verdict: Verdict?, page: Page?, receipt: Receipt, floorVersion: UInt32) {
    self.verdict = verdict
    self.page = page
    self.receipt = receipt
    self.floorVersion = floorVersion
  }

  /// Reads a response.
  package init(bytes: [UInt8]) throws(FrameError) {
    guard let message = try? Preau_V1_ExchangeResponse(serializedBytes: bytes),
      message.protocol == ProtocolVersion.current, let receipt = Receipt(message: message.receipt)
    else { throw .envelope }
    self.receipt = receipt
    floorVersion = message.floorVersion
    verdict = message.hasVerdict ? Verdict(message: message.verdict) : nil
    page = message.hasPage ? try Page(message: message.page) : nil
    if message.hasVerdict, verdict == nil { throw .envelope }
  }

  /// The response's bytes.
  package func serialized() throws -> [UInt8] {
    var message = Preau_V1_ExchangeResponse()
    message.protocol = ProtocolVersion.current
    if let verdict { message.verdict = verdict.message }
    if let page { message.page = page.message }
    message.receipt = receipt.message
    message.floorVersion = floorVersion
    return Array(try message.serializedData())
  }
}

/// Why the hub refuses, and what the replica may need to know to go on.
package struct Refusal: Error, Hashable, Sendable {
  /// The code, as the hub sent it; a newer hub may know codes this build does not.
  package let code: String
  package var retryAfterSeconds: UInt32 = 0
  /// With `exchange_number_used`: the last number the hub has seen.
  package var lastExchange: UInt64 = 0
  /// With `chain_forked` and `counter_gap`: what the hub holds.
  package var chain: ChainHead?

  /// A refusal with one of the known codes.
  package init(
    _ code: ErrorCode, retryAfterSeconds: UInt32 = 0, lastExchange: UInt64 = 0,
    chain: ChainHead? = nil
  ) {
    self.code = code.rawValue
    self.retryAfterSeconds = retryAfterSeconds
    self.lastExchange = lastExchange
    self.chain = chain
  }

  /// Reads a refusal; `nil` when the bytes are none.
  package init?(bytes: [UInt8]) {
    guard let message = try? Preau_V1_Refusal(serializedBytes: bytes), !message.code.isEmpty else {
      return nil
    }
    code = message.code
    retryAfterSeconds = message.retryAfterSeconds
    lastExchange = message.lastExchange
    if message.chain.count == 32 {
      chain = ChainHead(counter: message.acknowledgedCounter, hash: Array(message.chain))
    }
  }

  /// The code, when this build knows it.
  package var knownCode: ErrorCode? { ErrorCode(rawValue: code) }

  /// The refusal's bytes.
  package func serialized() throws -> [UInt8] {
    var message = Preau_V1_Refusal()
    message.code = code
    message.retryAfterSeconds = retryAfterSeconds
    message.lastExchange = lastExchange
    if let chain {
      message.acknowledgedCounter = chain.counter
      message.chain = Data(chain.hash)
    }
    return Array(try message.serializedData())
  }
}
