internal import Causality
internal import RecordModel

/// The values of one field, together: a type, which of them are absent, then the others in the type's own form.
///
/// Source: `protocol/03-change-set.md`, section 5.
enum ValueColumn {
  private static let absentFlag: UInt8 = 0x80
  /// Stands for a column whose values have several types: only a field this build does not know can have one.
  private static let mixed: UInt8 = 0x7F

  static func encode(_ values: [FieldValue], _ writer: inout ByteWriter, number: (ReplicaID) -> Int)
  {
    let type = values.lazy.compactMap(\.wireType).first
    guard values.allSatisfy({ $0.wireType == nil || $0.wireType == type }) else {
      return encodeMixed(values, &writer, number: number)
    }
    let absent = values.map { $0 == .null }
    let hasAbsent = absent.contains(true)
    guard let type else { return writer.append(byte: 0) }
    writer.append(byte: type.rawValue | (hasAbsent ? absentFlag : 0))
    if hasAbsent { writer.append(bits: absent) }
    let present = hasAbsent ? values.filter { $0 != .null } : values
    encode(present, as: type, &writer, number: number)
  }

  private static func encodeMixed(
    _ values: [FieldValue], _ writer: inout ByteWriter, number: (ReplicaID) -> Int
  ) {
    writer.append(byte: mixed)
    for value in values {
      writer.append(byte: value.wireType?.rawValue ?? 0)
      guard let type = value.wireType else { continue }
      encode([value], as: type, &writer, number: number)
    }
  }

  private static func encode(
    _ values: [FieldValue], as type: WireType, _ writer: inout ByteWriter,
    number: (ReplicaID) -> Int
  ) {
    if type == .boolean { return writer.append(bits: values.map { $0 == .boolean(true) }) }
    for value in values {
      switch value {
      case .null, .boolean: break
      case .text(let text):
        writer.append(bytes: text.utf8)
        writer.append(byte: 0)
      case .integer(let integer): writer.append(zigzag: integer)
      case .date(let day): writer.append(zigzag: Int64(day))
      case .bytes(let bytes):
        writer.append(count: bytes.count)
        writer.append(bytes: bytes)
      case .reference(let record):
        writer.append(count: number(record.creation.replica))
        writer.append(varint: record.creation.counter)
        writer.append(varint: UInt64(record.index))
      }
    }
  }

  /// Reads the values of one field and hands each to `put` with its place among the column's values.
  static func decode(
    count: Int, _ reader: inout ByteReader, references: inout [RecordID], replicas: [ReplicaID],
    put: (Int, ChangeBatch.Value) -> Void
  ) throws(FrameError) {
    let head = try reader.byte()
    if head == 0 {
      for place in 0..<count { put(place, .absent) }
      return
    }
    if head == mixed {
      for place in 0..<count {
        let type = try reader.byte()
        put(
          place,
          type == 0
            ? .absent
            : try decodeMixed(type, &reader, references: &references, replicas: replicas))
      }
      return
    }
    guard let type = WireType(rawValue: head & ~absentFlag) else { throw .malformed(.wireType) }
    let absent = head & absentFlag != 0 ? try reader.bits(count) : []
    if !absent.isEmpty, !absent.contains(true) || !absent.contains(false) {
      throw .malformed(.nullBits)
    }
    if type == .boolean {
      return try decodeBooleans(count: count, absent: absent, &reader, put: put)
    }
    let start = reader.position
    for place in 0..<count {
      if !absent.isEmpty, absent[place] {
        put(place, .absent)
      } else {
        put(place, try decodeValue(type, &reader, references: &references, replicas: replicas))
      }
    }
    if type == .text { try checkUTF8(reader.bytes, start..<reader.position) }
  }

  /// Checks a whole column at once: the zero bytes between its texts are UTF-8 too.
  private static func checkUTF8(_ bytes: [UInt8], _ range: Range<Int>) throws(FrameError) {
    do {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
    } catch { throw .malformed(.utf8) }
  }

  private static func decodeMixed(
    _ code: UInt8, _ reader: inout ByteReader, references: inout [RecordID], replicas: [ReplicaID]
  ) throws(FrameError) -> ChangeBatch.Value {
    guard let type = WireType(rawValue: code) else { throw .malformed(.wireType) }
    if type == .boolean {
      guard let flag = try reader.bits(1).first else { throw .truncated }
      return ChangeBatch.Value(type: .boolean, length: 0, payload: flag ? 1 : 0)
    }
    let start = reader.position
    let value = try decodeValue(type, &reader, references: &references, replicas: replicas)
    if type == .text { try checkUTF8(reader.bytes, start..<reader.position) }
    return value
  }

  private static func decodeBooleans(
    count: Int, absent: [Bool], _ reader: inout ByteReader, put: (Int, ChangeBatch.Value) -> Void
  ) throws(FrameError) {
    let present = absent.isEmpty ? count : absent.count { !$0 }
    var bits = try reader.bits(present).makeIterator()
    for place in 0..<count {
      if !absent.isEmpty, absent[place] {
        put(place, .absent)
      } else {
        put(
          place, ChangeBatch.Value(type: .boolean, length: 0, payload: bits.next() == true ? 1 : 0))
      }
    }
  }

  private static func decodeValue(
    _ type: WireType, _ reader: inout ByteReader, references: inout [RecordID],
    replicas: [ReplicaID]
  ) throws(FrameError) -> ChangeBatch.Value {
    switch type {
    case .text: return try slice(.text, of: try reader.terminated())
    case .bytes:
      let count = try reader.count(.valueBytes, max: Limits.valueBytesMax)
      return try slice(.bytes, of: try reader.take(count))
    case .integer: return ChangeBatch.Value(type: .integer, length: 0, payload: try reader.zigzag())
    case .date:
      let day = try reader.zigzag()
      guard Int32(exactly: day) != nil else { throw .malformed(.date) }
      return ChangeBatch.Value(type: .date, length: 0, payload: day)
    case .boolean: throw .malformed(.boolean)
    case .reference:
      references.append(try reader.recordID(replicas: replicas))
      return ChangeBatch.Value(type: .reference, length: 0, payload: Int64(references.count - 1))
    }
  }

  private static func slice(_ type: WireType, of range: Range<Int>) throws(FrameError)
    -> ChangeBatch.Value
  {
    guard range.count <= Limits.valueBytesMax else { throw .limit(.valueBytes) }
    return ChangeBatch.Value(
      type: type, length: Int32(range.count), payload: Int64(range.lowerBound))
  }
}

extension ChangeBatch.Value {
  /// No value.
  static let absent = ChangeBatch.Value(type: nil, length: 0, payload: 0)
}
