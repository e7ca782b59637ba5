import SchoolDirectory
import ArgumentParser
import CaseModel
import Causality
import Foundation
import RecordModel

/// Makes the preset dictionary of the case schema from invented cases, and prints it as a Swift file.
@main
struct DictionaryProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dictionary",
    abstract: "Prints the preset dictionary of the case schema as a Swift file.")

  @Option(help: "How many invented cases to learn from.") var cases = 3000
  @Option(help: "How many bytes the dictionary may have.") var bytes = 32_000

  @Flag(help: "Print the bytes themselves.") var raw = false

  func run() throws {
    var trainer = DictionaryTrainer()
    for seed in 1...UInt64(20) {
      let school = UAI(digits: 100_000 + Int(seed) * 37)
      var samples = SampleCases(
        seed: seed, school: school, firstDay: CalendarDay(daysSince1970: 20_000 + Int32(seed) * 17))
      for _ in 0..<cases / 20 { trainer.learn(samples.next()) }
    }
    let dictionary = trainer.dictionary(bytesMax: bytes)
    if raw {
      FileHandle.standardOutput.write(Data(dictionary))
    } else {
      print(Self.file(dictionary))
    }
  }

  private static func file(_ dictionary: [UInt8]) -> String {
    let text = Array(String(decoding: dictionary, as: UTF8.self).unicodeScalars)
    var lines: [String] = []
    for start in stride(from: 0, to: text.count, by: 72) {
      let piece = text[start..<min(start + 72, text.count)].map { scalar in
        switch scalar {
        case "\0": "\\0"
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        default: String(scalar)
        }
      }.joined()
      lines.append("    \(lines.isEmpty ? "" : "+ ")\"\(piece)\"")
    }
    return """
      // Made by scripts/generate-dictionary; do not edit. Numbers of dictionaries are never reused.

      /// Dictionary 1 of the case schema: what invented cases have in common, the most frequent last.
      enum CaseDictionary {
        /// The bytes, as zlib wants them.
        static let first: [UInt8] = Array(pieces.joined().utf8)

        // swift-format-ignore
        private static let pieces: [String] = [
      \(lines.map { $0.replacingOccurrences(of: "+ ", with: "") + "," }.joined(separator: "\n"))
        ]
      }
      """
  }
}
