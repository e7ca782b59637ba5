internal import Causality
internal import Crypto
internal import Foundation
internal import SwiftProtobuf

/// The two forms a frame can have: protocol 1 sealed the first, which is still read wherever one was kept.
enum FrameForm: UInt8 {
  case first = 1
  case second = 2
}

/// The parts of a frame as they travel.
///
/// Shape: the byte 2, four varints, 64 bytes of signature, and the columns to the end; in the first form the protobuf
/// message `Frame`. No such message begins with the byte 2, so that either is known by its first byte.
/// Source: `protocol/03-change-set.md`, section 6; `protocol/decisions/0009-small-frames.md`.
struct FrameEnvelope: Hashable {
  static let signatureBytes = 64

  let form: FrameForm
  let schemaVersion: UInt32
  let dictionary: UInt8
  let firstCounter: UInt64
  let moreCounters: UInt32
  let columns: [UInt8]
  /// Zeros until it is signed, and in a frame that was redacted.
  var signature = [UInt8](repeating: 0, count: signatureBytes)

  /// An envelope of the form that is written today.
  init(
    schemaVersion: UInt32, dictionary: UInt8, firstCounter: UInt64, moreCounters: UInt32,
    columns: [UInt8]
  ) {
    form = .second
    self.schemaVersion = schemaVersion
    self.dictionary = dictionary
    self.firstCounter = firstCounter
    self.moreCounters = moreCounters
    self.columns = columns
  }

  /// Reads either form; what the numbers may be is looked at by the frame.
  ///
  /// - Throws: `.envelope`.
  init(bytes: [UInt8]) throws(FrameError) {
    if bytes.first == FrameForm.second.rawValue {
      do { try self.init(second: bytes) } catch { throw .envelope }
    } else {
      try self.init(first: bytes)
    }
  }

  private init(second bytes: [UInt8]) throws(FrameError) {
    var reader = ByteReader(bytes)
    form = .second
    _ = try reader.byte()
    schemaVersion = try Self.number(try reader.varint())
    dictionary = try Self.number(try reader.varint())
    firstCounter = try reader.varint()
    moreCounters = try Self.number(try reader.varint())
    signature = Array(bytes[try reader.take(Self.signatureBytes)])
    columns = Array(bytes[reader.position...])
  }

  private init(first bytes: [UInt8]) throws(FrameError) {
    guard let message = try? Preau_V1_Frame(serializedBytes: bytes) else { throw .envelope }
    guard message.signature.count == Self.signatureBytes else { throw .envelope }
    form = .first
    schemaVersion = message.schemaVersion
    dictionary = try Self.number(UInt64(message.dictionary))
    firstCounter = message.firstCounter
    moreCounters = message.moreCounters
    columns = Array(message.columns)
    signature = Array(message.signature)
  }

  private static func number<Number: FixedWidthInteger>(_ value: UInt64) throws(FrameError)
    -> Number
  {
    guard let number = Number(exactly: value) else { throw .envelope }
    return number
  }

  /// The bytes of the second form.
  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: columns.count + 2 * Self.signatureBytes)
    writer.append(byte: FrameForm.second.rawValue)
    appendNumbers(&writer)
    writer.append(bytes: signature)
    writer.append(bytes: columns)
    return writer.bytes
  }

  /// What the signature covers: all of it, and what both sides know and nobody sends.
  func signedBytes(speaker: FrameSpeaker, chain: ChainHead) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(bytes: "preau frame \(form.rawValue)\n".utf8)
    writer.append(bytes: speaker.school.utf8)
    writer.append(byte: 0)
    writer.append(bytes: speaker.replica.bytes)
    writer.append(bytes: chain.hash)
    appendNumbers(&writer)
    writer.append(bytes: SHA256.hash(data: columns))
    return writer.bytes
  }

  private func appendNumbers(_ writer: inout ByteWriter) {
    writer.append(varint: UInt64(schemaVersion))
    writer.append(varint: UInt64(dictionary))
    writer.append(varint: firstCounter)
    writer.append(varint: UInt64(moreCounters))
  }
}
