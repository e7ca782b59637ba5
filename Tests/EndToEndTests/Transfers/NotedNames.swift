import Synchronization

/// The cases that a reader was noted to have seen.
final class NotedNames: Sendable {
  private let noted = Mutex<[String]>([])

  var names: [String] { noted.withLock { $0 } }

  func add(_ names: [String]) { noted.withLock { $0 += names } }
}
