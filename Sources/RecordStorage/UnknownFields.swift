internal import Causality
package import RecordModel
internal import SyncProtocol

/// The values of fields this build does not know, kept as they came so that they go on unchanged.
///
/// Shape: field number, wire type, value, in ascending order of number; references by full id, not by key.
/// Decision D13.
package enum UnknownFields {
  /// Packs values; the empty blob for none.
  package static func blob(_ values: [UInt8: FieldValue]) -> [UInt8] {
    var writer = ByteWriter()
    for (number, value) in values.sorted(by: { $0.key < $1.key }) {
      writer.append(byte: number)
      writer.append(byte: value.wireType?.rawValue ?? 0)
      append(value, &writer)
    }
    return writer.bytes
  }

  /// Unpacks values.
  ///
  /// - Throws: `.unreadable` for bytes this codec did not write.
  package static func values(_ blob: [UInt8]) throws(StorageError) -> [UInt8: FieldValue] {
    var reader = ByteReader(blob)
    var values: [UInt8: FieldValue] = [:]
    do {
      while !reader.isAtEnd {
        let number = try reader.byte()
        values[number] = try value(type: try reader.byte(), &reader)
      }
    } catch { throw .unreadable(table: "_unknown") }
    return values
  }

  static func append(_ value: FieldValue, _ writer: inout ByteWriter) {
    switch value {
    case .null: break
    case .text(let text):
      writer.append(count: text.utf8.count)
      writer.append(bytes: text.utf8)
    case .bytes(let bytes):
      writer.append(count: bytes.count)
      writer.append(bytes: bytes)
    case .integer(let integer): writer.append(zigzag: integer)
    case .date(let day): writer.append(zigzag: Int64(day))
    case .boolean(let flag): writer.append(byte: flag ? 1 : 0)
    case .reference(let record): writer.append(record)
    }
  }

  static func value(type: UInt8, _ reader: inout ByteReader) throws -> FieldValue {
    guard type != 0 else { return .null }
    guard let type = WireType(rawValue: type) else { throw FrameError.malformed(.wireType) }
    switch type {
    case .text:
      let range = try reader.take(Int(clamping: try reader.varint()))
      return .text(String(decoding: reader.bytes[range], as: UTF8.self))
    case .bytes:
      return .bytes(Array(reader.bytes[try reader.take(Int(clamping: try reader.varint()))]))
    case .integer: return .integer(try reader.zigzag())
    case .date: return .date(Int32(truncatingIfNeeded: try reader.zigzag()))
    case .boolean: return .boolean(try reader.byte() == 1)
    case .reference:
      let replica = ReplicaID(high: try reader.fixed(), low: try reader.fixed())
      let creation = Dot(replica: replica, counter: try reader.fixed())
      return .reference(
        RecordID(creation: creation, index: UInt32(truncatingIfNeeded: try reader.fixed())))
    }
  }
}
