package import Causality
internal import RecordModel

/// Reads what `ColumnsEncoder` wrote, and refuses everything else.
///
/// It never traps and never takes more memory than the limits allow, whatever the bytes.
/// Source: `protocol/03-change-set.md`, section 4; invariant I38.
package struct ColumnsDecoder {
  private var reader: ByteReader
  private var replicas: [ReplicaID]
  private var clocks: [VersionVector] = [VersionVector()]
  private var shapes: [WriteShape] = []
  private var records: [RecordID] = []
  private var writeCounts: [Int] = []
  private var writeShapes: [Int] = []
  private var batch = ChangeBatch()

  /// Decodes restored columns.
  ///
  /// - Throws: a `FrameError` naming the rule or the limit; nothing is returned in part.
  package static func decode(_ bytes: [UInt8], speaker: ReplicaID) throws(FrameError) -> ChangeBatch
  {
    var decoder = ColumnsDecoder(bytes, speaker: speaker)
    try decoder.readTables()
    try decoder.readHeads()
    try decoder.readWrites()
    try decoder.readValues()
    guard decoder.reader.isAtEnd else { throw .malformed(.trailingBytes) }
    decoder.batch.bytes = bytes
    return decoder.batch
  }

  private init(_ bytes: [UInt8], speaker: ReplicaID) {
    reader = ByteReader(bytes)
    replicas = [speaker]
  }

  private mutating func readTables() throws(FrameError) {
    var known = Set(replicas)
    for _ in 0..<(try reader.count(.replicas, max: Limits.frameReplicasMax)) {
      guard
        let replica = ReplicaID(
          in: reader.bytes, at: try reader.take(ReplicaID.byteCount).lowerBound),
        known.insert(replica).inserted
      else {
        throw .malformed(.replicaTable)
      }
      replicas.append(replica)
    }
    for _ in 0..<(try reader.count(.authors, max: Limits.frameAuthorsMax)) { try readAuthor() }
    for _ in 0..<(try reader.count(.clocks, max: Limits.frameClocksMax)) { try readClock() }
    try readShapes()
    try readRecords()
  }

  private mutating func readAuthor() throws(FrameError) {
    let range = try reader.take(try reader.count(.authorBytes, max: Limits.authorBytesMax))
    guard let author = String(validating: reader.bytes[range], as: UTF8.self), !author.isEmpty,
      !reader.bytes[range].contains(0)
    else {
      throw .malformed(.authorTable)
    }
    batch.authors.append(author)
  }

  private mutating func readClock() throws(FrameError) {
    let count = try reader.count(.clockEntries, max: Limits.clockEntriesMax)
    var clock = VersionVector(capacity: count)
    for _ in 0..<count {
      let replica = try reader.index(in: replicas)
      clock.insert(Dot(replica: replica, counter: try reader.counter()))
    }
    guard clock.entries.count == count, count > 0 else { throw .malformed(.clockTable) }
    clocks.append(clock)
  }

  /// Protocol 1 wrote shapes one after the other; a kind of 0 in the first one's place says that they are columns.
  private mutating func readShapes() throws(FrameError) {
    let count = try reader.count(.writes, max: Limits.frameWritesMax)
    guard count > 0 else { return }
    let first = try reader.varint()
    guard first != UInt64(WriteShape.columnsMark) else { return try readShapeColumns(count) }
    for place in 0..<count {
      let kind = place == 0 ? first : try reader.varint()
      var distances: [UInt64] = []
      for _ in 0..<(try fieldCount(try reader.varint())) { distances.append(try reader.varint()) }
      try addShape(kind: kind, distances[...])
    }
  }

  private mutating func readShapeColumns(_ count: Int) throws(FrameError) {
    let kinds = try reader.column(count)
    let more = try reader.column(count)
    var total = 0
    for count in more { total += try fieldCount(count &+ 1) }
    guard total <= Limits.frameValuesMax else { throw .limit(.values) }
    var distances = try reader.column(total)[...]
    for (kind, more) in zip(kinds, more) {
      try addShape(kind: kind, distances.prefix(Int(more) + 1))
      distances = distances.dropFirst(Int(more) + 1)
    }
  }

  private func fieldCount(_ count: UInt64) throws(FrameError) -> Int {
    guard (1...UInt64(FieldSet.numberMax) + 1).contains(count) else {
      throw .malformed(.shapeTable)
    }
    return Int(count)
  }

  private mutating func addShape(kind: UInt64, _ distances: ArraySlice<UInt64>) throws(FrameError) {
    guard (1...UInt64(UInt16.max)).contains(kind) else { throw .malformed(.shapeTable) }
    var next: UInt64 = 0
    var fields = FieldSet()
    for distance in distances {
      let (field, overflow) = next.addingReportingOverflow(distance)
      guard !overflow, field <= UInt64(FieldSet.numberMax) else { throw .malformed(.shapeTable) }
      fields.bits |= 1 << UInt128(field)
      next = field + 1
    }
    shapes.append(WriteShape(kind: UInt16(kind), fields: fields))
  }

  private mutating func readRecords() throws(FrameError) {
    let count = try reader.count(.writes, max: Limits.frameWritesMax)
    let numbers = try reader.column(count)
    let counters = try reader.column(count)
    let indexes = try reader.column(count)
    var previous = Dot(replica: ReplicaID(high: 0, low: 0), counter: 0)
    for place in 0..<count {
      guard numbers[place] < UInt64(replicas.count) else { throw .malformed(.recordTable) }
      let replica = replicas[Int(numbers[place])]
      let base = replica == previous.replica ? previous.counter : 0
      let (counter, overflow) = base.addingReportingOverflow(counters[place])
      guard !overflow, (1...Limits.counterMax).contains(counter),
        indexes[place] < UInt64(Limits.changeSetWritesMax)
      else { throw .malformed(.recordTable) }
      previous = Dot(replica: replica, counter: counter)
      records.append(RecordID(creation: previous, index: UInt32(indexes[place])))
    }
  }

  private mutating func readHeads() throws(FrameError) {
    let count = try reader.count(.changeSets, max: Limits.frameWritesMax)
    let numbers = try reader.column(count)
    let counters = try reader.column(count)
    let times = try reader.column(count)
    let logical = try reader.column(count)
    let authors = try reader.column(count)
    let writes = try reader.column(count)
    var last = [UInt64](repeating: 0, count: replicas.count)
    var milliseconds: UInt64 = 0
    var total: UInt64 = 0
    batch.heads.reserveCapacity(count)
    for place in 0..<count {
      guard numbers[place] < UInt64(replicas.count), authors[place] < UInt64(batch.authors.count)
      else {
        throw .malformed(.tableIndex)
      }
      let number = Int(numbers[place])
      let counter = Int64(last[number] + 1).addingReportingOverflow(
        counters[place].unzigzagged)
      guard !counter.overflow, counter.partialValue > 0,
        counter.partialValue <= Int64(Limits.counterMax)
      else {
        throw .limit(.counter)
      }
      last[number] = UInt64(counter.partialValue)
      milliseconds = milliseconds &+ UInt64(bitPattern: times[place].unzigzagged)
      guard milliseconds <= HybridTimestamp.millisecondsMax, logical[place] <= UInt64(UInt16.max)
      else {
        throw .malformed(.changeSetOrder)
      }
      guard writes[place] <= UInt64(Limits.frameWritesMax) else { throw .limit(.writes) }
      total += writes[place]
      guard total <= UInt64(Limits.frameWritesMax) else { throw .limit(.writes) }
      writeCounts.append(Int(writes[place]))
      batch.heads.append(
        ChangeBatch.Head(
          dot: Dot(replica: replicas[number], counter: UInt64(counter.partialValue)),
          stamp: HybridTimestamp(milliseconds: milliseconds, counter: UInt16(logical[place])),
          author: Int(authors[place])))
    }
  }

  private mutating func readWrites() throws(FrameError) {
    let count = writeCounts.reduce(0, +)
    let shapeNumbers = try reader.column(count)
    let recordNumbers = try reader.column(count)
    let clockNumbers = try reader.column(count)
    var place = 0
    var valueCount = 0
    batch.writes.reserveCapacity(count)
    writeShapes.reserveCapacity(count)
    for (head, writes) in writeCounts.enumerated() {
      var created: UInt32 = 0
      for _ in 0..<writes {
        guard shapeNumbers[place] < UInt64(shapes.count),
          recordNumbers[place] <= UInt64(records.count),
          clockNumbers[place] < UInt64(clocks.count)
        else { throw .malformed(.tableIndex) }
        let shape = shapes[Int(shapeNumbers[place])]
        let record: RecordID
        if recordNumbers[place] == 0 {
          guard created < UInt32(Limits.changeSetWritesMax) else {
            throw .malformed(.creationIndex)
          }
          record = RecordID(creation: batch.heads[head].dot, index: created)
          created += 1
        } else {
          record = records[Int(recordNumbers[place]) - 1]
        }
        batch.writes.append(
          ChangeBatch.Write(
            head: head, kind: shape.kind, record: record, fields: shape.fields,
            clock: clocks[Int(clockNumbers[place])], firstValue: valueCount))
        writeShapes.append(Int(shapeNumbers[place]))
        valueCount += shape.fields.count
        guard valueCount <= Limits.frameValuesMax else { throw .limit(.values) }
        place += 1
      }
    }
    batch.values = [ChangeBatch.Value](repeating: .absent, count: valueCount)
  }

  private mutating func readValues() throws(FrameError) {
    var isUsed = [Bool](repeating: false, count: shapes.count)
    for shape in writeShapes { isUsed[shape] = true }
    let columns = ColumnPlaces(shapes, used: shapes.indices.filter { isUsed[$0] })
    var targetsOfColumn = [[Int]](repeating: [], count: columns.count)
    for place in writeShapes.indices {
      var target = batch.writes[place].firstValue
      for column in columns.ofShape[writeShapes[place]] {
        targetsOfColumn[column].append(target)
        target += 1
      }
    }
    for targets in targetsOfColumn {
      var values = batch.values
      batch.values = []
      try ValueColumn.decode(
        count: targets.count, &reader, references: &batch.references, replicas: replicas
      ) { values[targets[$0]] = $1 }
      batch.values = values
    }
  }
}

extension ByteReader {
  mutating func counter() throws(FrameError) -> UInt64 {
    let counter = try varint()
    guard (1...Limits.counterMax).contains(counter) else { throw .limit(.counter) }
    return counter
  }

  mutating func index<Element>(in table: [Element]) throws(FrameError) -> Element {
    let number = try varint()
    guard number < UInt64(table.count) else { throw .malformed(.tableIndex) }
    return table[Int(number)]
  }

  mutating func recordID(replicas: [ReplicaID]) throws(FrameError) -> RecordID {
    let replica = try index(in: replicas)
    let creation = Dot(replica: replica, counter: try counter())
    let index = try varint()
    guard index < UInt64(Limits.changeSetWritesMax) else { throw .malformed(.creationIndex) }
    return RecordID(creation: creation, index: UInt32(index))
  }
}
