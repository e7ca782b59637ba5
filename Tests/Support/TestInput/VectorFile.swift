internal import Foundation

/// Reads a file of `protocol/vectors`.
package enum VectorFile {
  private struct Contents<Case: Decodable>: Decodable {
    let cases: [Case]
  }

  /// The cases of the file at a path inside that folder.
  package static func cases<Case: Decodable>(_ path: String, as type: Case.Type = Case.self) throws
    -> [Case]
  {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../protocol/vectors")
    let data = try Data(contentsOf: folder.appending(path: path).standardizedFileURL)
    return try JSONDecoder().decode(Contents<Case>.self, from: data).cases
  }
}
