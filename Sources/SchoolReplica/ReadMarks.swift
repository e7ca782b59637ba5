internal import Foundation
internal import RecordModel
internal import RecordStorage

/// Which of the ministry's answers somebody has read on this computer.
///
/// Of this computer only and never sent: `read-answers` in the replica's folder, one record's name a line, which says
/// nothing of anybody. Without the file everything is unread.
struct ReadMarks {
  private let path: String

  init(_ home: ReplicaHome) { path = home.path + "/read-answers" }

  /// The names of the records read so far.
  func names() -> Set<String> {
    guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    return Set(text.split(separator: "\n").map(String.init))
  }

  /// Adds records to those that are read.
  func add(_ records: some Sequence<RecordID>) {
    let names = names().union(records.map { String(describing: $0) })
    let bytes = Array((names.sorted().joined(separator: "\n") + "\n").utf8)
    // A mark that cannot be kept is told again; nothing is lost.
    try? OwnerOnlyFile.write(bytes, at: path)
  }
}
