import ArgumentParser
import CaseModel
import Foundation
import RecordModel
import SchoolDirectory
import TestInput

/// Makes the preset dictionary of the case schema from invented cases, and prints it as a Swift file.
@main
struct DictionaryProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dictionary",
    abstract: "Prints the preset dictionary of the case schema as a Swift file.")

  @Option(help: "How many invented cases to learn from.") var cases = 600
  @Option(help: "How many bytes the dictionary may have.") var bytes = 32_000

  @Flag(help: "Print the bytes themselves.") var raw = false

  func run() throws {
    var trainer = DictionaryTrainer()
    for seed in 1...UInt64(20) {
      let school = UAI(digits: 100_000 + Int(seed) * 37)
      var samples = SampleCases(
        seed: seed, school: school, firstDay: CalendarDay(daysSince1970: 20_000 + Int32(seed) * 17))
      var frames = SampleFrames(seed: seed)
      for _ in 0..<cases / 20 { frames.frames(of: samples.next()).forEach { trainer.learn($0) } }
    }
    let dictionary = trainer.dictionary(bytesMax: bytes)
    if raw {
      FileHandle.standardOutput.write(Data(dictionary))
    } else {
      print(Self.file(dictionary))
    }
  }

  private static let digits = Array("0123456789abcdef")

  private static func file(_ dictionary: [UInt8]) -> String {
    let lines = stride(from: 0, to: dictionary.count, by: 48).map { start in
      let piece = dictionary[start..<min(start + 48, dictionary.count)]
      return "    \"" + String(piece.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        + "\","
    }
    return """
      // Made by scripts/generate-dictionary; do not edit. Numbers of dictionaries are never reused.

      /// Dictionary 2 of the case schema: what the frames of invented cases have in common, the most frequent last.
      extension CaseDictionary {
        /// The bytes, as zlib wants them.
        static let second: [UInt8] = secondPieces.joined().utf8.bytesOfHexadecimal

        // swift-format-ignore
        private static let secondPieces: [String] = [
      \(lines.joined(separator: "\n"))
        ]
      }

      extension Sequence<UInt8> {
        /// Pairs of hexadecimal digits as bytes.
        fileprivate var bytesOfHexadecimal: [UInt8] {
          var bytes: [UInt8] = []
          var high: UInt8?
          for digit in self {
            let value = digit < 0x3A ? digit - 0x30 : digit - 0x57
            if let first = high { bytes.append(first << 4 | value) }
            high = high == nil ? value : nil
          }
          return bytes
        }
      }
      """
  }
}
