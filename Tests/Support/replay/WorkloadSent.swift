import Causality
import Crypto
import Deflate
import Foundation
import RecordModel
import SyncProtocol

/// One change-set of a workload as its sender made it: what it weighs, and the processor's milliseconds of each stage.
struct WorkloadSent {
  /// The columns before zlib, in bytes.
  var rawBytes = 0.0
  /// The frames, with clocks, envelope and signature, in bytes.
  var frameBytes = 0.0
  var frameCount = 0.0
  /// Recording, one transaction per save.
  var edit = 0.0
  /// Collecting and encoding, without zlib and signing.
  var export = 0.0
  var zlib = 0.0
  var sign = 0.0
  var verify = 0.0
  var inflate = 0.0

  static let signatureBytes = 64.0

  /// Adds one frame that took `collect` milliseconds to collect; zlib and signatures are timed again, apart.
  mutating func add(
    _ frame: SealedFrame, collect: Double, by member: WorkloadMember, chain: ChainHead,
    schema: RecordSchema
  ) throws {
    let raw = try frame.open(speaker: member.replica, schema: schema).bytes
    let costs = try WorkloadZlib(raw, schema: schema)
    let signed = [UInt8](repeating: 0, count: 128)
    let sign = try WorkloadSpan.typicalCPU {
      _ = SHA256.hash(data: costs.deflated)
      _ = try member.key.signature(for: signed)
    }
    verify += try WorkloadSpan.typicalCPU {
      guard
        frame.isSigned(
          by: member.key.publicKey,
          speaker: FrameSpeaker(school: member.school, replica: member.replica), chain: chain)
      else { throw WorkloadTrouble.unsigned }
    }
    rawBytes += Double(raw.count)
    frameBytes += Double(frame.bytes.count)
    frameCount += 1
    zlib += costs.deflate
    inflate += costs.inflate
    self.sign += sign
    export += max(0, collect - costs.deflate - sign)
  }
}

/// What zlib alone takes for some columns, in milliseconds of the processor.
struct WorkloadZlib {
  let deflated: [UInt8]
  let deflate: Double
  let inflate: Double

  init(_ raw: [UInt8], schema: RecordSchema) throws {
    let dictionary = schema.dictionaries[schema.dictionaryNumber] ?? []
    let deflated = try Deflater.deflate(raw, dictionary: dictionary)
    deflate = try WorkloadSpan.typicalCPU {
      _ = try Deflater.deflate(raw, dictionary: dictionary)
    }
    inflate = try WorkloadSpan.typicalCPU {
      _ = try Inflater.inflate(
        deflated, dictionary: dictionary, bytesMax: Limits.columnsRestoredBytesMax,
        ratioMax: Limits.inflateRatioMax)
    }
    self.deflated = deflated
  }
}
