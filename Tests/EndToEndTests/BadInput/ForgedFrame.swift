import Causality
import Crypto
import Deflate
import SyncProtocol

/// A message written field by field, so that it can say what no program of ours would.
///
/// Source: `protocol/schema/sync_v1.proto` for the numbers of the fields.
struct ForgedMessage {
  private var writer = ByteWriter()

  var bytes: [UInt8] { writer.bytes }

  mutating func put(_ field: UInt64, _ value: UInt64) {
    guard value > 0 else { return }
    writer.append(varint: field << 3)
    writer.append(varint: value)
  }

  mutating func put(_ field: UInt64, bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    writer.append(varint: field << 3 | 2)
    writer.append(count: bytes.count)
    writer.append(bytes: bytes)
  }
}

/// A frame with any columns at all and a signature that holds.
struct ForgedFrame {
  /// 2, or 1 for a frame as protocol 1 sealed it.
  var form: UInt8 = 2
  var schemaVersion: UInt64 = 2
  var dictionary: UInt64 = 0
  var firstCounter: UInt64 = 1
  /// How many counters follow the first.
  var moreCounters: UInt64 = 0
  /// What stands for the shrunk columns.
  var columns: [UInt8]

  /// A frame whose columns, once restored, are these bytes.
  static func of(raw: [UInt8], counters: ClosedRange<UInt64> = 1...1) throws -> ForgedFrame {
    ForgedFrame(
      firstCounter: counters.lowerBound,
      moreCounters: counters.upperBound - counters.lowerBound,
      columns: try Deflater.deflate(raw))
  }

  /// The frame, signed by `key` for `speaker` right after `chain`.
  func sealed(
    by key: Curve25519.Signing.PrivateKey, for speaker: FrameSpeaker, after chain: ChainHead
  ) throws -> [UInt8] {
    let signature = Array(try key.signature(for: signedBytes(speaker, chain)))
    if form == 1 { return message(signature) }
    var writer = ByteWriter()
    writer.append(byte: form)
    appendNumbers(&writer)
    writer.append(bytes: signature)
    writer.append(bytes: columns)
    return writer.bytes
  }

  private func message(_ signature: [UInt8]) -> [UInt8] {
    var message = ForgedMessage()
    for (field, number) in [schemaVersion, dictionary, firstCounter, moreCounters].enumerated() {
      message.put(UInt64(field + 1), number)
    }
    message.put(5, bytes: columns)
    message.put(6, bytes: signature)
    return message.bytes
  }

  private func appendNumbers(_ writer: inout ByteWriter) {
    for number in [schemaVersion, dictionary, firstCounter, moreCounters] {
      writer.append(varint: number)
    }
  }

  /// Source: `protocol/03-change-set.md`, section 7.
  private func signedBytes(_ speaker: FrameSpeaker, _ chain: ChainHead) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(bytes: "preau frame \(form)\n".utf8)
    writer.append(bytes: speaker.school.utf8)
    writer.append(byte: 0)
    writer.append(bytes: speaker.replica.bytes)
    writer.append(bytes: chain.hash)
    appendNumbers(&writer)
    writer.append(bytes: SHA256.hash(data: columns))
    return writer.bytes
  }
}

/// A request that may say anything.
struct ForgedRequest {
  var version: UInt64 = 2
  var replica: [UInt8]
  var schemaVersion: UInt64 = 2
  var replicaMilliseconds: UInt64 = 0
  var acknowledgedCounter: UInt64 = 0
  var chain: [UInt8] = []
  var frame: [UInt8] = []
  var pageBytesMax: UInt64 = 0

  init(_ replica: ReplicaID, chain: ChainHead = .start, frame: [UInt8] = []) {
    self.replica = replica.bytes
    self.frame = frame
    acknowledgedCounter = chain.counter
    if chain.counter > 0 { self.chain = chain.hash }
  }

  var bytes: [UInt8] {
    var message = ForgedMessage()
    message.put(1, version)
    message.put(2, bytes: replica)
    message.put(3, schemaVersion)
    message.put(4, replicaMilliseconds)
    message.put(5, acknowledgedCounter)
    message.put(6, bytes: chain)
    message.put(7, bytes: frame)
    message.put(9, pageBytesMax)
    return message.bytes
  }
}
