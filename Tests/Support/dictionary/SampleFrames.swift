import CaseModel
import Causality
import RecordModel
import SyncProtocol
import TestInput

/// The columns of frames as schools send them: a case that is told for the first time, and days with a few edits.
struct SampleFrames {
  private static let speaker = ReplicaID(high: 1, low: 1)
  private static let editsADay = 4

  private var dice: Dice
  private var counter: UInt64 = 1
  private var milliseconds: UInt64 = 1_760_000_000_000

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// The frames that a case gives rise to: the one with all of it, and one for each few records with edits of them.
  mutating func frames(of records: [SampleRecord]) -> [[UInt8]] {
    let creation = Dot(replica: Self.speaker, counter: counter)
    let writes = records.enumerated().map { place, record in
      let values = record.values { RecordID(creation: creation, index: UInt32($0)) }
        .sorted { $0.number < $1.number }
      return RecordWrite(
        kind: record.kind.rawValue, record: RecordID(creation: creation, index: UInt32(place)),
        fields: FieldSet(values.map(\.number)), values: values.map(\.value))
    }
    let whole = encode([changeSet(writes)])
    let days = stride(from: 0, to: writes.count, by: Self.editsADay).map { start in
      encode(writes[start..<min(start + Self.editsADay, writes.count)].map { edit(of: $0) })
    }
    return [whole] + days
  }

  private func encode(_ changeSets: [ChangeSet]) -> [UInt8] {
    ColumnsEncoder.encode(changeSets, speaker: Self.speaker)
  }

  private mutating func changeSet(_ writes: [RecordWrite]) -> ChangeSet {
    milliseconds += UInt64(1000 + dice.draw(below: 1_800_000))
    defer { counter += 1 }
    return ChangeSet(
      dot: Dot(replica: Self.speaker, counter: counter),
      stamp: HybridTimestamp(milliseconds: milliseconds, counter: 0), author: nil, writes: writes)
  }

  /// One to three of the fields of a write, written again.
  private mutating func edit(of write: RecordWrite) -> ChangeSet {
    let start = dice.draw(below: write.values.count)
    let chosen = zip(write.fields, write.values).dropFirst(start).prefix(1 + dice.draw(below: 3))
    return changeSet([
      RecordWrite(
        kind: write.kind, record: write.record, fields: FieldSet(chosen.map(\.0)),
        values: chosen.map(\.1))
    ])
  }
}
