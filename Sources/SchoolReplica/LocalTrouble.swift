internal import ReplicaStorage

/// What is wrong on this computer, whatever was being done.
package enum LocalTrouble: Hashable, Sendable {
  case diskFull, diskFailed, locked, notOurs, damaged, tooNew, cannotOpen, overtaken, tooManyEdits
  case other
  /// The transaction holds more than the hub can take in one.
  case changeTooLarge

  /// Reads an error of the floors below; `nil` when it is none of them.
  package init?(_ error: any Error) {
    switch error as? ReplicaStoreError {
    case .changeTooLarge:
      self = .changeTooLarge
      return
    case .noSuchRecord, .answerMismatch, .pageType, .overtaken, nil: break
    }
    guard let trouble = StoreTrouble(error) else { return nil }
    self.init(trouble)
  }

  private init(_ trouble: StoreTrouble) {
    switch trouble {
    case .diskFull: self = .diskFull
    case .diskFailed: self = .diskFailed
    case .locked: self = .locked
    case .notOurs: self = .notOurs
    case .damaged: self = .damaged
    case .tooNew: self = .tooNew
    case .cannotOpen: self = .cannotOpen
    case .overtaken: self = .overtaken
    case .tooManyEdits: self = .tooManyEdits
    case .other: self = .other
    }
  }
}
