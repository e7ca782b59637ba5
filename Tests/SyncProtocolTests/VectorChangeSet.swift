import TestInput
import Causality
import RecordModel
import SyncProtocol

/// A change-set as vectors write it.
struct VectorChangeSet: Decodable {
  struct Write: Decodable {
    let kind: UInt16
    let record: VectorRecord
    let fields: [UInt8]
    let values: [VectorValue?]
    let clock: [VectorDot]
  }

  let dot: VectorDot
  let stamp: VectorStamp
  let author: String?
  let writes: [Write]

  var changeSet: ChangeSet {
    ChangeSet(
      dot: dot.dot, stamp: stamp.stamp, author: author,
      writes: writes.map { write in
        RecordWrite(
          kind: write.kind, record: write.record.record, fields: FieldSet(write.fields),
          values: write.values.map { $0?.value ?? .null }, clock: write.clock.clock)
      })
  }
}

/// A value as vectors write it: one member, named by its type.
struct VectorValue: Decodable {
  let text: String?
  let integer: String?
  let boolean: Bool?
  let date: Int32?
  let bytes: VectorBytes?
  let reference: VectorRecord?

  var value: FieldValue {
    if let text { return .text(text) }
    if let integer = integer.flatMap({ Int64($0) }) { return .integer(integer) }
    if let boolean { return .boolean(boolean) }
    if let date { return .date(date) }
    if let bytes { return .bytes(bytes.bytes) }
    if let reference { return .reference(reference.record) }
    return .null
  }
}

/// A chain head as vectors write it.
struct VectorChain: Decodable {
  let counter: String
  let hash: VectorBytes

  var head: ChainHead { ChainHead(counter: UInt64(counter) ?? 0, hash: hash.bytes) }
}

extension [VectorDot] {
  var clock: VersionVector { VersionVector(map(\.dot)) }
}

/// A schema that declares nothing but dictionaries.
func vectorSchema(_ dictionaries: [String: VectorBytes]) -> RecordSchema {
  var numbered: [UInt8: [UInt8]] = [:]
  for (number, bytes) in dictionaries { numbered[UInt8(number) ?? 0] = bytes.bytes }
  return RecordSchema(
    name: "vectors", version: 3, floorVersion: 1, kinds: [], dictionaries: numbered)
}
