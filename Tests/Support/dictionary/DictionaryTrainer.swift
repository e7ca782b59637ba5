import CaseModel
import Causality
import RecordModel

/// Finds the pieces of text that cases share, and how much each saves.
struct DictionaryTrainer {
  private var counts: [String: Int] = [:]

  /// Counts the pieces of one invented case: whole values, and runs of up to four words of longer texts.
  mutating func learn(_ records: [SampleRecord]) {
    let nobody = ReplicaID(high: 0, low: 0)
    for (place, record) in records.enumerated() {
      let values = record.values {
        RecordID(creation: Dot(replica: nobody, counter: 1), index: UInt32($0 + place))
      }
      for case (_, .text(let text)) in values { learn(text) }
    }
  }

  private mutating func learn(_ text: String) {
    if text.utf8.count <= 60 { counts[text + "\0", default: 0] += 1 }
    let words = text.split(separator: " ")
    guard words.count > 2 else { return }
    for start in words.indices {
      var piece = ""
      for word in words[start..<min(start + 5, words.count)] {
        piece += (piece.isEmpty ? " " : " ") + word
        counts[piece, default: 0] += 1
      }
    }
  }

  /// The pieces that save most, the best ones last, up to `bytesMax` bytes.
  func dictionary(bytesMax: Int) -> [UInt8] {
    let ranked = counts.filter { $0.value > 2 && $0.key.utf8.count > 3 }
      .sorted {
        ($0.value * ($0.key.utf8.count - 3), $0.key) > ($1.value * ($1.key.utf8.count - 3), $1.key)
      }
    var chosen: [String] = []
    var whole = ""
    for (piece, _) in ranked where !whole.contains(piece) {
      guard whole.utf8.count + piece.utf8.count <= bytesMax else { break }
      chosen.append(piece)
      whole += piece
    }
    return Array(chosen.reversed().joined().utf8)
  }
}
