package import Causality
package import Crypto
package import RecordModel

/// Where a replica's own history stands: a counter and the hash of every frame up to it.
///
/// Both sides keep it. It is signed with each frame and never sent with it, so a frame proves all that came before, and a
/// restored or cloned database shows at its first push. Source: `protocol/03-change-set.md`, section 7; decision D9.
package struct ChainHead: Hashable, Sendable {
  /// The last counter covered, 0 at the start.
  package let counter: UInt64
  /// SHA-256 over the previous hash and the frame's, 32 zero bytes at the start.
  package let hash: [UInt8]

  /// A head from what was stored.
  package init(counter: UInt64, hash: [UInt8]) {
    self.counter = counter
    self.hash = hash
  }

  /// The head of a replica that has pushed nothing.
  package static let start = ChainHead(counter: 0, hash: [UInt8](repeating: 0, count: 32))

  /// The head after `frame`.
  package func extended(by frame: SealedFrame) -> ChainHead {
    extended(byFrameHash: frame.hash, lastCounter: frame.lastCounter)
  }

  /// The head after a frame of which only its hash is left.
  package func extended(byFrameHash frameHash: [UInt8], lastCounter: UInt64) -> ChainHead {
    var hasher = SHA256()
    hasher.update(data: hash)
    hasher.update(data: frameHash)
    return ChainHead(counter: lastCounter, hash: Array(hasher.finalize()))
  }
}

/// One stretch of a replica's own change-sets, as it travels: read far enough to know what it covers.
///
/// Source: `protocol/03-change-set.md`, section 6.
package struct SealedFrame: Hashable, Sendable {
  /// The bytes as sent and stored.
  package let bytes: [UInt8]
  let envelope: FrameEnvelope

  /// The record schema it was written with.
  package var schemaVersion: UInt32 { envelope.schemaVersion }
  /// The first counter covered.
  package var firstCounter: UInt64 { envelope.firstCounter }
  /// The last counter covered.
  package var lastCounter: UInt64 { firstCounter + UInt64(envelope.moreCounters) }

  /// Whether it was redacted: what is left bears no signature but zeros, and zeros are never taken for one.
  package var isRedacted: Bool { envelope.signature.allSatisfy { $0 == 0 } }

  /// What is left of a frame is of one that kept the limits; it may be packed less well.
  private static func limits(isRedacted: Bool) -> EnvelopeLimits {
    isRedacted ? .oneRecord : .frame
  }

  /// SHA-256 of the bytes: what the chain is made of.
  package var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// Reads the envelope of a frame; the columns stay closed.
  ///
  /// - Throws: `.envelope` for anything that is no frame, `.limit` for one that is too large.
  package init(bytes: [UInt8]) throws(FrameError) {
    try self.init(envelope: try FrameEnvelope(bytes: bytes), bytes: bytes)
  }

  private init(envelope: FrameEnvelope, bytes: [UInt8]) throws(FrameError) {
    let isRedacted = envelope.signature.allSatisfy { $0 == 0 }
    guard envelope.columns.count <= Self.limits(isRedacted: isRedacted).bytesMax else {
      throw .limit(.columnsBytes)
    }
    guard (1...Limits.counterMax).contains(envelope.firstCounter),
      envelope.moreCounters < UInt32(Limits.frameChangeSetsMax)
    else { throw .limit(.counter) }
    self.envelope = envelope
    self.bytes = bytes
  }

  /// Seals change-sets of one replica into a frame.
  ///
  /// They come in ascending order, all by the speaker and within the counters covered; those left out were replaced.
  ///
  /// - Throws: `.limit(.columnsBytes)` when the frame is too large; seal fewer change-sets then.
  package static func seal(
    _ changeSets: [ChangeSet], counters: ClosedRange<UInt64>, speaker: FrameSpeaker,
    chain: ChainHead,
    schema: RecordSchema, key: Curve25519.Signing.PrivateKey
  ) throws -> SealedFrame {
    let raw = ColumnsEncoder.columns(of: changeSets, speaker: speaker.replica)
    do throws(FrameError) {
      _ = try ColumnsDecoder.decode(raw.bytes, speaker: speaker.replica)
    } catch {
      // Whatever the other side would find too many of, fewer change-sets have less of.
      if case .limit = error { throw FrameError.limit(.columnsBytes) }
      throw error
    }
    var envelope = FrameEnvelope(
      schemaVersion: schema.version, dictionary: schema.dictionaryNumber,
      firstCounter: counters.lowerBound,
      moreCounters: UInt32(counters.upperBound - counters.lowerBound),
      columns: try ColumnsEnvelope.shrink(raw, schema: schema, limits: .frame))
    envelope.signature = Array(
      try key.signature(for: envelope.signedBytes(speaker: speaker, chain: chain)))
    return try SealedFrame(envelope: envelope, bytes: envelope.bytes)
  }

  /// Whether the frame was signed by `key` for `speaker`, right after `chain`.
  package func isSigned(
    by key: Curve25519.Signing.PublicKey, speaker: FrameSpeaker, chain: ChainHead
  ) -> Bool {
    let signed = envelope.signedBytes(speaker: speaker, chain: chain)
    return !isRedacted && key.isValidSignature(envelope.signature, for: signed)
  }

  /// Opens the columns.
  ///
  /// - Throws: a `FrameError`; call it only once the signature holds.
  package func open(speaker: ReplicaID, schema: RecordSchema) throws(FrameError) -> ChangeBatch {
    let raw = try ColumnsEnvelope.restore(
      envelope.columns, form: envelope.form, dictionary: envelope.dictionary, schema: schema,
      limits: Self.limits(isRedacted: isRedacted))
    let batch = try ColumnsDecoder.decode(raw, speaker: speaker)
    var previous = firstCounter - 1
    for head in batch.heads {
      guard head.dot.replica == speaker else { throw .malformed(.writer) }
      guard head.dot.counter > previous, head.dot.counter <= lastCounter else {
        throw .malformed(.counterRange)
      }
      previous = head.dot.counter
    }
    return batch
  }
}

/// Who a frame speaks for; signed with it, known to both sides, and so not sent.
package struct FrameSpeaker: Hashable, Sendable {
  /// The school's own number, from the key and never from the bytes.
  package let school: String
  /// The replica.
  package let replica: ReplicaID

  /// A speaker from its parts.
  package init(school: String, replica: ReplicaID) {
    self.school = school
    self.replica = replica
  }
}
