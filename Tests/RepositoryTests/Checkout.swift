import Foundation

/// The files of this repository, as tests read them.
enum Checkout {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../..").standardizedFileURL

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The paths below `folder`, from the root, in order; nothing hidden.
  static func files(in folder: String, suffix: String = "") throws -> [String] {
    let base = root.appending(path: folder)
    let all = FileManager.default.enumerator(
      at: base, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    var paths: [String] = []
    for case let file as URL in all ?? .init() {
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
        file.path.hasSuffix(suffix)
      else { continue }
      paths.append(String(file.standardizedFileURL.path.dropFirst(root.path.count)).trimmed("/"))
    }
    return paths.sorted()
  }

  static func swiftFiles(in folder: String) throws -> [String] {
    try files(in: folder, suffix: ".swift")
  }

  /// The cells of every row of the tables in a document; headings and lines are left out.
  static func tableRows(_ path: String) throws -> [[String]] {
    try text(path).split(separator: "\n").filter { $0.hasPrefix("|") && !$0.hasPrefix("|--") }.map {
      $0.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        String($0).trimmed(" ")
      }
    }
  }
}

extension String {
  func trimmed(_ characters: String) -> String {
    trimmingCharacters(in: CharacterSet(charactersIn: characters))
  }
}
