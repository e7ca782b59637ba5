import Causality
import RecordModel
import SyncProtocol

/// Reading any columns: refused or within the limits, and what was read can be written and read again as the same.
///
/// The first 16 bytes are the speaker, the rest the restored columns.
enum ColumnsProperty {
  /// More than this is read, and not written again: it would take long and show nothing new.
  private static let rewrittenCountMax = 2_000
  /// Change-sets compared one by one.
  private static let comparedCountMax = 64

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let speaker = ReplicaID(in: bytes, at: 0) else { return }
    let columns = Array(bytes.dropFirst(ReplicaID.byteCount))
    guard let batch = try? ColumnsDecoder.decode(columns, speaker: speaker) else { return }
    try checkLimits(of: batch)
    try checkRoundTrip(of: batch, speaker: speaker)
  }

  static func checkLimits(of batch: ChangeBatch) throws(BrokenProperty) {
    try BrokenProperty.unless(
      batch.writes.count <= Limits.frameWritesMax && batch.heads.count <= Limits.frameWritesMax
        && batch.values.count <= Limits.frameValuesMax
        && batch.authors.count - 1 <= Limits.frameAuthorsMax,
      "a batch is within the limits")
    try BrokenProperty.unless(
      batch.writes.allSatisfy { $0.clock.entries.count <= Limits.clockEntriesMax },
      "clocks are within the limits")
    for value in batch.values where value.type == .text {
      let start = Int(value.payload)
      try BrokenProperty.unless(
        value.length <= Limits.valueBytesMax
          && String(validating: batch.bytes[start..<start + Int(value.length)], as: UTF8.self)
            != nil,
        "texts are UTF-8, within the limit")
    }
  }

  static func checkRoundTrip(
    of batch: ChangeBatch, speaker: ReplicaID
  ) throws(BrokenProperty) {
    guard batch.values.count + batch.heads.count <= rewrittenCountMax else { return }
    let sets = batch.changeSets
    let written = ColumnsEncoder.encode(sets, speaker: speaker)
    let again: ChangeBatch
    do throws(FrameError) {
      again = try ColumnsDecoder.decode(written, speaker: speaker)
    } catch { throw BrokenProperty("what was read can be written and read again, not \(error)") }
    try checkSame(sets, again.changeSets, speaker: speaker)
    try BrokenProperty.unless(
      ColumnsEncoder.encode(again.changeSets, speaker: speaker) == written,
      "the same change-sets have one form")
  }

  /// The same by value, and the first of them byte for byte.
  static func checkSame(
    _ left: [ChangeSet], _ right: [ChangeSet], speaker: ReplicaID
  ) throws(BrokenProperty) {
    try BrokenProperty.unless(
      left.map(\.withReducedClocks) == right.map(\.withReducedClocks),
      "change-sets are the same after a round trip")
    for (one, other) in zip(left, right).prefix(comparedCountMax) {
      try BrokenProperty.unless(
        ColumnsEncoder.encode([one], speaker: speaker)
          == ColumnsEncoder.encode([other], speaker: speaker),
        "each change-set has the same bytes after a round trip")
    }
  }
}

extension ChangeSet {
  /// The change-set without what its clocks need not say.
  fileprivate var withReducedClocks: ChangeSet {
    var reduced = self
    for place in reduced.writes.indices {
      reduced.writes[place].clock.removeEntry(coveredBy: dot)
      reduced.writes[place].clock.removeEntry(coveredBy: reduced.writes[place].record.creation)
    }
    return reduced
  }
}
