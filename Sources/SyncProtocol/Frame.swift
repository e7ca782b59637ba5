package import Causality
package import Crypto
internal import Deflate
package import RecordModel
internal import Foundation
internal import SwiftProtobuf

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
/// Shape: protobuf `Frame`, see `protocol/schema/sync_v1.proto`. Source: `protocol/03-change-set.md`, section 6.
package struct SealedFrame: Hashable, Sendable {
  /// The bytes as sent and stored.
  package let bytes: [UInt8]
  /// The record schema it was written with.
  package let schemaVersion: UInt32
  /// The counters covered.
  package let firstCounter: UInt64
  package let lastCounter: UInt64
  let dictionary: UInt8
  let columns: [UInt8]
  let signature: [UInt8]

  /// Whether it was redacted: what is left bears no signature but zeros, and zeros are never taken for one.
  package var isRedacted: Bool { signature.allSatisfy { $0 == 0 } }

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
    guard let message = try? Preau_V1_Frame(serializedBytes: bytes) else { throw .envelope }
    let isRedacted = message.signature.allSatisfy { $0 == 0 }
    guard message.columns.count <= Self.limits(isRedacted: isRedacted).bytesMax else {
      throw .limit(.columnsBytes)
    }
    guard let dictionary = UInt8(exactly: message.dictionary), message.signature.count == 64 else {
      throw .envelope
    }
    guard (1...Limits.counterMax).contains(message.firstCounter),
      message.moreCounters < UInt32(Limits.frameChangeSetsMax)
    else { throw .limit(.counter) }
    self.bytes = bytes
    schemaVersion = message.schemaVersion
    firstCounter = message.firstCounter
    lastCounter = message.firstCounter + UInt64(message.moreCounters)
    self.dictionary = dictionary
    columns = Array(message.columns)
    signature = Array(message.signature)
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
    let number = schema.dictionaryNumber
    let raw = ColumnsEncoder.encode(changeSets, speaker: speaker.replica)
    do throws(FrameError) {
      _ = try ColumnsDecoder.decode(raw, speaker: speaker.replica)
    } catch {
      // Whatever the other side would find too many of, fewer change-sets have less of.
      if case .limit = error { throw FrameError.limit(.columnsBytes) }
      throw error
    }
    let columns = try ColumnsEnvelope.shrink(
      raw, dictionary: number, schema: schema, limits: .frame)
    var message = Preau_V1_Frame()
    message.schemaVersion = schema.version
    message.dictionary = UInt32(number)
    message.firstCounter = counters.lowerBound
    message.moreCounters = UInt32(counters.upperBound - counters.lowerBound)
    message.columns = Data(columns)
    message.signature = try key.signature(
      for: signedBytes(message, columns: columns, speaker: speaker, chain: chain))
    return try SealedFrame(bytes: Array(message.serializedData()))
  }

  /// Whether the frame was signed by `key` for `speaker`, right after `chain`.
  package func isSigned(
    by key: Curve25519.Signing.PublicKey, speaker: FrameSpeaker, chain: ChainHead
  ) -> Bool {
    var message = Preau_V1_Frame()
    message.schemaVersion = schemaVersion
    message.dictionary = UInt32(dictionary)
    message.firstCounter = firstCounter
    message.moreCounters = UInt32(lastCounter - firstCounter)
    let signed = Self.signedBytes(message, columns: columns, speaker: speaker, chain: chain)
    return !isRedacted && key.isValidSignature(signature, for: signed)
  }

  /// Opens the columns.
  ///
  /// - Throws: a `FrameError`; call it only once the signature holds.
  package func open(speaker: ReplicaID, schema: RecordSchema) throws(FrameError) -> ChangeBatch {
    let raw = try ColumnsEnvelope.restore(
      columns, dictionary: dictionary, schema: schema, limits: Self.limits(isRedacted: isRedacted))
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

  private static func signedBytes(
    _ message: Preau_V1_Frame, columns: [UInt8], speaker: FrameSpeaker, chain: ChainHead
  ) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(bytes: "preau frame 1\n".utf8)
    writer.append(bytes: speaker.school.utf8)
    writer.append(byte: 0)
    writer.append(bytes: speaker.replica.bytes)
    writer.append(bytes: chain.hash)
    writer.append(varint: UInt64(message.schemaVersion))
    writer.append(varint: UInt64(message.dictionary))
    writer.append(varint: message.firstCounter)
    writer.append(varint: UInt64(message.moreCounters))
    writer.append(bytes: SHA256.hash(data: columns))
    return writer.bytes
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

/// zlib around columns, with the schema's dictionary and the protocol's limits.
enum ColumnsEnvelope {
  /// Shrinks columns; what the other side's limits would refuse is refused here.
  ///
  /// - Throws: `.limit(.columnsBytes)` when there is too much of it, or too much of the same; send less at a time then.
  static func shrink(
    _ raw: [UInt8], dictionary: UInt8, schema: RecordSchema, limits: EnvelopeLimits
  ) throws(FrameError) -> [UInt8] {
    let columns: [UInt8]
    do {
      columns = try Deflater.deflate(raw, dictionary: schema.dictionaries[dictionary] ?? [])
    } catch { throw .deflate(error) }
    let isDense =
      raw.count <= Inflater.ratioFreeBytes
      || raw.count / max(columns.count, 1) <= limits.ratioMax
    guard columns.count <= limits.bytesMax, raw.count <= limits.restoredBytesMax, isDense
    else { throw .limit(.columnsBytes) }
    return columns
  }

  static func restore(
    _ columns: [UInt8], dictionary: UInt8, schema: RecordSchema, limits: EnvelopeLimits
  ) throws(FrameError) -> [UInt8] {
    guard dictionary == 0 || schema.dictionaries[dictionary] != nil else {
      throw .unknownDictionary(dictionary)
    }
    do {
      return try Inflater.inflate(
        columns, dictionary: schema.dictionaries[dictionary] ?? [],
        bytesMax: limits.restoredBytesMax, ratioMax: limits.ratioMax)
    } catch {
      throw .deflate(error)
    }
  }
}

/// How large columns may be, shrunk and restored.
struct EnvelopeLimits {
  let bytesMax: Int
  let restoredBytesMax: Int
  let ratioMax: Int

  /// What a frame may hold, and a page of several records.
  static let frame = EnvelopeLimits(
    bytesMax: Limits.columnsBytesMax, restoredBytesMax: Limits.columnsRestoredBytesMax,
    ratioMax: Limits.inflateRatioMax)
  /// What a page of one record may hold: any record there can be, from a hub whose signature was checked.
  static let oneRecord = EnvelopeLimits(
    bytesMax: Limits.recordColumnsBytesMax, restoredBytesMax: Limits.recordRestoredBytesMax,
    ratioMax: Limits.recordRestoredBytesMax)
}
