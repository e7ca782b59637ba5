import Causality

/// A dot as vectors write it: replica, counter.
struct VectorDot: Decodable {
  let dot: Dot

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    let replica = ReplicaID(hexadecimal: try parts.decode(String.self))
    let counter = UInt64(try parts.decode(String.self))
    guard let replica, let counter else {
      throw DecodingError.dataCorruptedError(in: parts, debugDescription: "no dot")
    }
    dot = Dot(replica: replica, counter: counter)
  }
}

extension [VectorDot] {
  var clock: VersionVector { VersionVector(map(\.dot)) }
}
