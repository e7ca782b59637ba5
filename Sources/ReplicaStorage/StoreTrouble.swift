internal import RecordStorage

/// What is wrong with a replica's file or disk, in the words of those who look after it.
package enum StoreTrouble: String, Hashable, Sendable {
  case diskFull, diskFailed, locked, notOurs, damaged, tooNew, cannotOpen, overtaken, tooManyEdits
  case other

  /// Reads an error of the storage floor; `nil` for any other error.
  package init?(_ error: any Error) {
    guard let error = error as? StorageError else { return nil }
    switch error {
    case .diskFull: self = .diskFull
    case .diskFailed: self = .diskFailed
    case .locked: self = .locked
    case .notOurs: self = .notOurs
    case .damaged, .unreadable: self = .damaged
    case .tooNew: self = .tooNew
    case .cannotOpen: self = .cannotOpen
    case .keyRange: self = .tooManyEdits
    case .sqlite(let code) where code & 0xFF == Self.constraintCode: self = .overtaken
    case .notDurable, .sqlite: self = .other
    }
  }

  /// SQLite's code for a name that is already given: another process has recorded in between.
  private static let constraintCode: Int32 = 19
}
