internal import Causality
internal import RecordModel

/// Names of erased records as columns: a table of replicas, then per record its replica, counter and index.
///
/// Names alone, nothing else is known of them any more. Source: `protocol/04-exchange.md`, section 5; decision 0006.
enum ErasedColumns {
  static func encode(_ records: [RecordID]) -> [UInt8] {
    let sorted = records.sorted()
    var replicas: [ReplicaID] = []
    var numbers: [UInt64] = []
    var counters: [UInt64] = []
    var previous: UInt64 = 0
    for record in sorted {
      if replicas.last != record.creation.replica {
        replicas.append(record.creation.replica)
        previous = 0
      }
      numbers.append(UInt64(replicas.count - 1))
      counters.append(record.creation.counter - previous)
      previous = record.creation.counter
    }
    var writer = ByteWriter()
    writer.append(count: replicas.count)
    for replica in replicas { writer.append(bytes: replica.bytes) }
    writer.append(count: sorted.count)
    writer.append(column: numbers)
    writer.append(column: counters)
    writer.append(column: sorted.map { UInt64($0.index) })
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8]) throws(FrameError) -> [RecordID] {
    var reader = ByteReader(bytes)
    var replicas: [ReplicaID] = []
    for _ in 0..<(try reader.count(.replicas, max: Limits.frameReplicasMax)) {
      let place = try reader.take(ReplicaID.byteCount).lowerBound
      guard let replica = ReplicaID(in: bytes, at: place) else { throw .malformed(.replicaTable) }
      replicas.append(replica)
    }
    let count = try reader.count(.writes, max: Limits.frameWritesMax)
    let numbers = try reader.column(count)
    let counters = try reader.column(count)
    let indexes = try reader.column(count)
    guard reader.isAtEnd else { throw .malformed(.trailingBytes) }
    var records: [RecordID] = []
    records.reserveCapacity(count)
    for place in 0..<count {
      guard numbers[place] < UInt64(replicas.count) else { throw .malformed(.recordTable) }
      let replica = replicas[Int(numbers[place])]
      let isSameReplica = records.last?.creation.replica == replica
      let base = isSameReplica ? records.last?.creation.counter ?? 0 : 0
      let (counter, overflow) = base.addingReportingOverflow(counters[place])
      guard !overflow, (1...Limits.counterMax).contains(counter),
        indexes[place] < UInt64(Limits.changeSetWritesMax)
      else { throw .malformed(.recordTable) }
      records.append(
        RecordID(
          creation: Dot(replica: replica, counter: counter), index: UInt32(indexes[place])))
    }
    return records
  }
}
