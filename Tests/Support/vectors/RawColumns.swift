internal import Causality
internal import SyncProtocol

/// Columns put together by hand, one section at a time, so that each can be broken alone.
///
/// Shape: as it stands, one change-set that creates one record of kind 1 with the text "a" in field 0.
struct RawColumns {
  var replicas: [UInt8] = [0]
  var authors: [UInt8] = [0]
  var clocks: [UInt8] = [0]
  var shapes: [UInt8] = [1, 1, 1, 0]
  var records: [UInt8] = [0]
  var headCount: [UInt8] = [1]
  var headReplicas: [UInt8] = [0, 0]
  var headCounters: [UInt8] = [0, 0]
  var headTimes: [UInt8] = [0, 0]
  var headLogical: [UInt8] = [0, 0]
  var headAuthors: [UInt8] = [0, 0]
  var headWrites: [UInt8] = [0, 1]
  var rowShapes: [UInt8] = [0, 0]
  var rowRecords: [UInt8] = [0, 0]
  var rowClocks: [UInt8] = [0, 0]
  var values: [UInt8] = [1, 0x61, 0]
  var trailing: [UInt8] = []

  var bytes: [UInt8] {
    [
      replicas, authors, clocks, shapes, records, headCount, headReplicas, headCounters, headTimes,
      headLogical,
      headAuthors, headWrites, rowShapes, rowRecords, rowClocks, values, trailing,
    ].flatMap(\.self)
  }

  /// The columns with some sections replaced.
  static func with(_ change: (inout RawColumns) -> Void) -> [UInt8] {
    var columns = RawColumns()
    change(&columns)
    return columns.bytes
  }
}

extension Array<UInt8> {
  /// A number in the form columns use.
  static func varint(_ number: UInt64) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(varint: number)
    return writer.bytes
  }
}
