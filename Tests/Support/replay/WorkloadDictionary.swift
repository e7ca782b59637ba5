import Causality
import Foundation
import RecordModel
import SyncProtocol
import TestInput

/// A preset dictionary for zlib from the schools that no edit of W2 touches, as the floor of bytes makes its own.
///
/// Learnt from frames of ten edits each, invented from the values of those schools' records.
struct WorkloadDictionary {
  private static let bytesMax = 32_000
  private static let firstSchool = "S25"
  private static let frameCount = 1500
  private static let editsPerFrame = 10
  /// The first field that people edit often, from statut on.
  private static let fields: ClosedRange<UInt8> = 14...25
  private static let speaker = ReplicaID(high: 1, low: 1)

  private let records: [[UInt8: FieldValue]]
  private var dice = Dice(seed: 7)

  /// Makes the dictionary from the lines of W1.
  static func bytes(from lines: [WorkloadLine]) -> [UInt8] {
    var dictionary = WorkloadDictionary(
      records: lines.filter { $0.author >= firstSchool }.map(\.values))
    guard !dictionary.records.isEmpty else { return [] }
    var trainer = DictionaryTrainer()
    for _ in 0..<frameCount { trainer.learn(dictionary.frame()) }
    return trainer.dictionary(bytesMax: bytesMax)
  }

  private init(records: [[UInt8: FieldValue]]) { self.records = records }

  private mutating func frame() -> [UInt8] {
    var milliseconds: UInt64 = 1_768_000_000_000
    let edits = (0..<Self.editsPerFrame).map { place in
      milliseconds += UInt64(dice.draw(below: 600_000))
      return ChangeSet(
        dot: Dot(replica: Self.speaker, counter: UInt64(11 + place)),
        stamp: HybridTimestamp(milliseconds: milliseconds, counter: 0), author: nil,
        writes: [write()])
    }
    return ColumnsEncoder.encode(edits, speaker: Self.speaker)
  }

  private mutating func write() -> RecordWrite {
    let creation = Dot(replica: Self.speaker, counter: UInt64(1 + dice.draw(below: 10)))
    let number = Self.fields.lowerBound + UInt8(dice.draw(below: Self.fields.count))
    let record = records[dice.draw(below: records.count)]
    return RecordWrite(
      kind: WorkloadSchema.kind, record: RecordID(creation: creation, index: 0),
      fields: FieldSet([number]), values: [record[number] ?? .null])
  }
}
