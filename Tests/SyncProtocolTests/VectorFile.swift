import Foundation

/// Reads a file of `protocol/vectors`.
enum VectorFile {
  private struct Contents<Case: Decodable>: Decodable {
    let cases: [Case]
  }

  static func cases<Case: Decodable>(_ path: String, as type: Case.Type = Case.self) throws
    -> [Case]
  {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../protocol/vectors")
    let data = try Data(contentsOf: folder.appending(path: path).standardizedFileURL)
    return try JSONDecoder().decode(Contents<Case>.self, from: data).cases
  }
}
