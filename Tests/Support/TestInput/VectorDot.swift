package import Causality

package import RecordModel

/// A dot as vectors write it: replica, counter.
package struct VectorDot: Decodable {
  package let dot: Dot

  package init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    let replica = ReplicaID(hexadecimal: try parts.decode(String.self))
    let counter = UInt64(try parts.decode(String.self))
    guard let replica, let counter else {
      throw DecodingError.dataCorruptedError(in: parts, debugDescription: "no dot")
    }
    dot = Dot(replica: replica, counter: counter)
  }
}

/// A record as vectors write it: replica, counter, index.
package struct VectorRecord: Decodable {
  package let record: RecordID

  package init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    let replica = ReplicaID(hexadecimal: try parts.decode(String.self))
    let counter = UInt64(try parts.decode(String.self))
    guard let replica, let counter else {
      throw DecodingError.dataCorruptedError(in: parts, debugDescription: "no record")
    }
    record = RecordID(
      creation: Dot(replica: replica, counter: counter), index: try parts.decode(UInt32.self))
  }
}

/// A stamp as vectors write it: one decimal number.
package struct VectorStamp: Decodable {
  package let stamp: HybridTimestamp

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    stamp = HybridTimestamp(rawValue: UInt64(text) ?? 0)
  }
}

extension [VectorDot] {
  /// The clock that the dots make.
  package var clock: VersionVector { VersionVector(map(\.dot)) }
}
