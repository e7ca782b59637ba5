internal import Deflate
internal import RecordModel

/// What shrinks columns, with the schema's dictionary and the protocol's limits.
enum ColumnsEnvelope {
  /// Shrinks columns; what the other side's limits would refuse is refused here.
  ///
  /// - Throws: `.limit(.columnsBytes)` when there is too much of it, or too much of the same; send less at a time then.
  static func shrink(
    _ raw: EncodedColumns, schema: RecordSchema, limits: EnvelopeLimits
  ) throws(FrameError) -> [UInt8] {
    let columns: [UInt8]
    do {
      columns = try Deflater.deflate(
        raw.bytes, boundary: raw.valuesStart,
        dictionary: schema.dictionaries[schema.dictionaryNumber] ?? [])
    } catch { throw .deflate(error) }
    let rawCount = raw.bytes.count
    let isDense =
      rawCount <= Inflater.ratioFreeBytes || rawCount / max(columns.count, 1) <= limits.ratioMax
    guard columns.count <= limits.bytesMax, rawCount <= limits.restoredBytesMax, isDense
    else { throw .limit(.columnsBytes) }
    return columns
  }

  static func restore(
    _ columns: [UInt8], form: FrameForm = .second, dictionary: UInt8, schema: RecordSchema,
    limits: EnvelopeLimits
  ) throws(FrameError) -> [UInt8] {
    guard dictionary == 0 || schema.dictionaries[dictionary] != nil else {
      throw .unknownDictionary(dictionary)
    }
    let preset = schema.dictionaries[dictionary] ?? []
    let (bytesMax, ratioMax) = (limits.restoredBytesMax, limits.ratioMax)
    do {
      switch form {
      case .first:
        return try Inflater.inflate(
          zlib: columns, dictionary: preset, bytesMax: bytesMax, ratioMax: ratioMax)
      case .second:
        return try Inflater.inflate(
          columns, dictionary: preset, bytesMax: bytesMax, ratioMax: ratioMax)
      }
    } catch {
      throw .deflate(error)
    }
  }
}

/// How large columns may be, shrunk and restored.
struct EnvelopeLimits {
  let bytesMax: Int
  let restoredBytesMax: Int
  let ratioMax: Int

  /// What a frame may hold, and a page of several records.
  static let frame = EnvelopeLimits(
    bytesMax: Limits.columnsBytesMax, restoredBytesMax: Limits.columnsRestoredBytesMax,
    ratioMax: Limits.inflateRatioMax)
  /// What a page of one record may hold: any record there can be, from a hub whose signature was checked.
  static let oneRecord = EnvelopeLimits(
    bytesMax: Limits.recordColumnsBytesMax, restoredBytesMax: Limits.recordRestoredBytesMax,
    ratioMax: Limits.recordRestoredBytesMax)
}
