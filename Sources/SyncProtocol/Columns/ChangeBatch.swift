package import Causality
package import RecordModel

/// The change-sets of one frame or page as they were read: flat arrays over the restored bytes, so that values go to the
/// store without a copy.
package struct ChangeBatch: Sendable {
  /// A change-set without its writes.
  package struct Head: Hashable, Sendable {
    package let dot: Dot
    package let stamp: HybridTimestamp
    /// A place in `authors`, 0 for none.
    package let author: Int
  }

  /// A write without its values.
  package struct Write: Hashable, Sendable {
    /// A place in `heads`.
    package let head: Int
    package let kind: UInt16
    package let record: RecordID
    package let fields: FieldSet
    package let clock: VersionVector
    /// The place of its first value in `values`; the others follow in ascending order of field.
    package let firstValue: Int
  }

  /// A value that is still in the bytes.
  package struct Value: Hashable, Sendable {
    /// The value's wire type; `nil` when absent.
    package let type: WireType?
    /// Bytes of a text or sealed value.
    package let length: Int32
    /// The number itself, the place of the first byte, or a place in `references`.
    package let payload: Int64
  }

  /// The restored bytes that text and sealed values point into.
  package internal(set) var bytes: [UInt8] = []
  package internal(set) var heads: [Head] = []
  package internal(set) var writes: [Write] = []
  package internal(set) var values: [Value] = []
  package internal(set) var references: [RecordID] = []
  /// The authors named; place 0 is nobody.
  package internal(set) var authors: [String] = [""]

  /// A batch with nothing in it.
  package init() {}
}

extension ChangeBatch {
  /// The value at `place`, copied out of the bytes.
  package func value(at place: Int) -> FieldValue {
    let value = values[place]
    switch value.type {
    case nil: return .null
    case .text: return .text(String(decoding: slice(value), as: UTF8.self))
    case .bytes: return .bytes(Array(slice(value)))
    case .integer: return .integer(value.payload)
    case .boolean: return .boolean(value.payload != 0)
    case .date: return .date(Int32(truncatingIfNeeded: value.payload))
    case .reference: return .reference(references[Int(value.payload)])
    }
  }

  private func slice(_ value: Value) -> ArraySlice<UInt8> {
    bytes[Int(value.payload)..<Int(value.payload) + Int(value.length)]
  }

  /// The values of one write, copied out of the bytes.
  package func values(of write: Write) -> [FieldValue] {
    (0..<write.fields.count).map { value(at: write.firstValue + $0) }
  }

  /// The same content as values that stand alone.
  package var changeSets: [ChangeSet] {
    var sets = heads.map {
      ChangeSet(
        dot: $0.dot, stamp: $0.stamp, author: $0.author == 0 ? nil : authors[$0.author], writes: [])
    }
    for write in writes {
      sets[write.head].writes.append(
        RecordWrite(
          kind: write.kind, record: write.record, fields: write.fields, values: values(of: write),
          clock: write.clock))
    }
    return sets
  }
}
