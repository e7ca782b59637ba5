import Foundation

/// The inputs of one target that are kept in the repository: seeds from the vectors, and what once broke something.
///
/// Shape: one input a line, in hexadecimal; lines that begin with `#` say what follows.
package enum KeptInputs {
  /// The inputs of the target of this name, seeds first.
  ///
  /// - Throws: when there is no file of seeds; crashers may be none.
  package static func of(_ target: String) throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "..")
    let seeds = try text(folder, "corpora/\(target).txt")
    let crashers = (try? text(folder, "crashers/\(target).txt")) ?? ""
    return (seeds + "\n" + crashers).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map(bytes)
  }

  private static func text(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path).standardizedFileURL, encoding: .utf8)
  }

  private static func bytes(_ line: Substring) -> [UInt8] {
    let digits = line.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
