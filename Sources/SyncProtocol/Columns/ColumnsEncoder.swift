package import Causality
internal import RecordModel

/// Writes change-sets column by column: tables first, then numbers, then the values of each field together.
///
/// The same change-sets give the same bytes. Source: `protocol/03-change-set.md`, section 4; decision D8.
package struct ColumnsEncoder {
  private var replicas: Interner<ReplicaID>
  private var authors = Interner<ExactText>([ExactText("")])
  private var clocks = Interner<VersionVector>([VersionVector()])
  private var shapes = Interner<WriteShape>()
  private var changeSets: [ChangeSet]
  private var rows: [Row] = []
  private var records: [RecordID] = []

  /// One write, prepared: its table numbers, and a place in `records` once those are sorted.
  private struct Row {
    let write: RecordWrite
    let shape: Int
    let clock: Int
    let isCreatedHere: Bool
  }

  /// Encodes `changeSets`, in order; the speaker, whom a frame speaks for, need not be named in the bytes.
  package static func encode(_ changeSets: [ChangeSet], speaker: ReplicaID) -> [UInt8] {
    columns(of: changeSets, speaker: speaker).bytes
  }

  /// The same, with the place where numbers end and values begin.
  static func columns(of changeSets: [ChangeSet], speaker: ReplicaID) -> EncodedColumns {
    var encoder = ColumnsEncoder(changeSets, speaker: speaker)
    encoder.gather()
    return encoder.write()
  }

  private init(_ changeSets: [ChangeSet], speaker: ReplicaID) {
    self.changeSets = changeSets
    replicas = Interner([speaker])
  }

  private mutating func gather() {
    var known: Set<RecordID> = []
    for changeSet in changeSets {
      _ = replicas.number(of: changeSet.dot.replica)
      _ = authors.number(of: ExactText(changeSet.author ?? ""))
      var created: UInt32 = 0
      for write in changeSet.writes {
        let isCreatedHere = write.record == RecordID(creation: changeSet.dot, index: created)
        if isCreatedHere { created += 1 } else { known.insert(write.record) }
        gather(write, of: changeSet.dot, isCreatedHere: isCreatedHere)
      }
    }
    records = known.map { ($0, replicas.number(of: $0.creation.replica)) }
      .sorted {
        ($0.1, $0.0.creation.counter, $0.0.index) < ($1.1, $1.0.creation.counter, $1.0.index)
      }
      .map(\.0)
  }

  private mutating func gather(_ write: RecordWrite, of dot: Dot, isCreatedHere: Bool) {
    let clock = write.clock.reduced(for: dot, of: write.record)
    for entry in clock.entries { _ = replicas.number(of: entry.replica) }
    for case .reference(let record) in write.values {
      _ = replicas.number(of: record.creation.replica)
    }
    if !isCreatedHere { _ = replicas.number(of: write.record.creation.replica) }
    rows.append(
      Row(
        write: write, shape: shapes.number(of: WriteShape(kind: write.kind, fields: write.fields)),
        clock: clocks.number(of: clock), isCreatedHere: isCreatedHere))
  }

  private mutating func write() -> EncodedColumns {
    var writer = ByteWriter()
    writeTables(&writer)
    writeHeads(&writer)
    writeRows(&writer)
    let valuesStart = writer.bytes.count
    writeValues(&writer)
    return EncodedColumns(bytes: writer.bytes, valuesStart: valuesStart)
  }

  private mutating func writeTables(_ writer: inout ByteWriter) {
    writer.append(count: replicas.elements.count - 1)
    for replica in replicas.elements.dropFirst() { writer.append(bytes: replica.bytes) }
    writer.append(count: authors.elements.count - 1)
    for author in authors.elements.dropFirst() {
      writer.append(count: author.text.utf8.count)
      writer.append(bytes: author.text.utf8)
    }
    writer.append(count: clocks.elements.count - 1)
    for clock in clocks.elements.dropFirst() {
      writer.append(count: clock.entries.count)
      for entry in clock.entries {
        writer.append(count: replicas.number(of: entry.replica))
        writer.append(varint: entry.counter)
      }
    }
    writeShapes(&writer)
    writeRecords(&writer)
  }

  private func writeShapes(_ writer: inout ByteWriter) {
    let elements = shapes.elements
    writer.append(count: elements.count)
    guard !elements.isEmpty else { return }
    writer.append(byte: WriteShape.columnsMark)
    writer.append(column: elements.map { UInt64($0.kind) })
    // A shape without fields is written so that every reader refuses it.
    writer.append(column: elements.map { UInt64($0.fields.count) &- 1 })
    writer.append(column: elements.flatMap(\.fieldDistances))
  }

  private mutating func writeRecords(_ writer: inout ByteWriter) {
    writer.append(count: records.count)
    var numbers: [UInt64] = []
    var counters: [UInt64] = []
    var previous = Dot(replica: ReplicaID(high: 0, low: 0), counter: 0)
    for record in records {
      numbers.append(UInt64(replicas.number(of: record.creation.replica)))
      let base = record.creation.replica == previous.replica ? previous.counter : 0
      counters.append(record.creation.counter - base)
      previous = record.creation
    }
    writer.append(column: numbers)
    writer.append(column: counters)
    writer.append(column: records.map { UInt64($0.index) })
  }

  private mutating func writeHeads(_ writer: inout ByteWriter) {
    writer.append(count: changeSets.count)
    writer.append(column: changeSets.map { UInt64(replicas.number(of: $0.dot.replica)) })
    var last: [ReplicaID: UInt64] = [:]
    var counters: [UInt64] = []
    var times: [UInt64] = []
    var previous: UInt64 = 0
    for changeSet in changeSets {
      let expected = last[changeSet.dot.replica, default: 0] + 1
      counters.append((Int64(changeSet.dot.counter) - Int64(expected)).zigzag)
      last[changeSet.dot.replica] = changeSet.dot.counter
      times.append(Int64(bitPattern: changeSet.stamp.milliseconds &- previous).zigzag)
      previous = changeSet.stamp.milliseconds
    }
    writer.append(column: counters)
    writer.append(column: times)
    writer.append(column: changeSets.map { UInt64($0.stamp.counter) })
    writer.append(column: changeSets.map { UInt64(authors.number(of: ExactText($0.author ?? ""))) })
    writer.append(column: changeSets.map { UInt64($0.writes.count) })
  }

  private func writeRows(_ writer: inout ByteWriter) {
    var places: [RecordID: Int] = [:]
    for (place, record) in records.enumerated() { places[record] = place }
    writer.append(column: rows.map { UInt64($0.shape) })
    writer.append(
      column: rows.map { $0.isCreatedHere ? 0 : UInt64(places[$0.write.record, default: 0] + 1) })
    writer.append(column: rows.map { UInt64($0.clock) })
  }

  private mutating func writeValues(_ writer: inout ByteWriter) {
    let columns = ColumnPlaces(shapes.elements, used: shapes.elements.indices)
    var valuesOfColumn = [[FieldValue]](repeating: [], count: columns.count)
    for row in rows {
      for (value, column) in zip(row.write.values, columns.ofShape[row.shape]) {
        valuesOfColumn[column].append(value)
      }
    }
    for values in valuesOfColumn {
      ValueColumn.encode(values, &writer) { replicas.number(of: $0) }
    }
  }
}

extension VersionVector {
  /// The clock without the entries that a version of `record` written by `dot` implies.
  func reduced(for dot: Dot, of record: RecordID) -> VersionVector {
    guard !isEmpty else { return self }
    var reduced = self
    reduced.removeEntry(coveredBy: dot)
    reduced.removeEntry(coveredBy: record.creation)
    return reduced
  }
}
