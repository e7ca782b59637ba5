internal import RecordStorage

/// What is wrong with a replica's file or disk, in the words of those who look after it.
package enum StoreTrouble: String, Hashable, Sendable {
  case diskFull, diskFailed, locked, notOurs, damaged, tooNew, cannotOpen, overtaken, tooManyEdits
  case other

  /// Reads an error of the storage floor; `nil` for any other error.
  package init?(_ error: any Error) {
    if error as? ReplicaStoreError == .overtaken {
      self = .overtaken
      return
    }
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
    case .notDurable, .sqlite: self = .other
    }
  }
}
