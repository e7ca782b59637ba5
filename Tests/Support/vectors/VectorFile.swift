internal import Foundation

/// One file of vectors: its place under the folder, what it is about, and its cases.
struct VectorFile {
  let path: String
  let about: String
  let cases: [JSON]

  /// The file's text, one case a line.
  var text: String {
    let lines = cases.map { "    " + $0.line }.joined(separator: ",\n")
    return "{\n  \"about\": \(JSON.text(about).line),\n  \"cases\": [\n\(lines)\n  ]\n}\n"
  }

  /// Writes the file under `folder`, making the folders it needs.
  func write(under folder: URL) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
