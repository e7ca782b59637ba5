import Foundation
import RecordModel

/// A preset dictionary for zlib from the schools that no edit of W2 touches, as the floor of bytes makes its own.
///
/// Sample texts first, then words, short values and sentences, the most frequent last.
struct WorkloadDictionary {
  private static let bytesMax = 32_000
  private static let firstSchool = "S25"
  private var values: [String: Int] = [:]
  private var sentences: [String: Int] = [:]
  private var words: [String: Int] = [:]
  private var sample: [UInt8] = []

  /// Makes the dictionary from the lines of W1.
  static func bytes(from lines: [WorkloadLine]) -> [UInt8] {
    var dictionary = WorkloadDictionary()
    for line in lines where line.author >= firstSchool { dictionary.learn(line.values) }
    return dictionary.bytes()
  }

  private mutating func learn(_ record: [UInt8: FieldValue]) {
    for case (let number, .text(let text)) in record {
      if (3..<40).contains(text.count) { values[text, default: 0] += 1 }
      guard WorkloadSchema.freeTexts.contains(number) else { continue }
      for sentence in text.components(separatedBy: ". ") where sentence.count > 8 {
        sentences[sentence, default: 0] += 1
      }
      for word in text.split(separator: " ") { words[String(word), default: 0] += 1 }
    }
    if sample.count < Self.bytesMax, case .text(let text)? = record[WorkloadSchema.observations] {
      sample += Array((text + " ").utf8)
    }
  }

  private func bytes() -> [UInt8] {
    let common =
      Self.most(40, of: sentences).map { $0 + ". " } + Self.most(250, of: values).map { $0 + "\0" }
      + Self.most(900, of: words).map { " " + $0 }
    let tail = Array(common.reversed().joined().utf8)
    return Array((sample.prefix(max(0, Self.bytesMax - tail.count)) + tail).suffix(Self.bytesMax))
  }

  private static func most(_ count: Int, of pieces: [String: Int]) -> [String] {
    pieces.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(count).map(\.key)
  }
}
