/// What a store could not do; nothing was changed by the transaction that threw it.
package enum StorageError: Error, Hashable, Sendable {
  /// The disk is full.
  case diskFull
  /// The disk failed to read or write; stop and do not try again.
  case diskFailed(code: Int32)
  /// Another program holds the database.
  case locked
  /// The file is no database of ours.
  case notOurs
  /// The database is damaged.
  case damaged
  /// The database was written by a newer build than this one can write with.
  case tooNew(schemaVersion: UInt32)
  /// Durability asked for is not in force.
  case notDurable
  /// A stored value cannot be read back.
  case unreadable(table: String)
  /// The file or folder cannot be opened.
  case cannotOpen
  /// More replicas or counters than a key can name.
  case keyRange
  /// Any other answer of SQLite.
  case sqlite(code: Int32)

  /// Whether nothing more can be done with the database, whoever asks; other errors are of one request alone.
  package var stopsEverything: Bool {
    switch self {
    case .diskFull, .diskFailed, .locked, .notOurs, .damaged, .cannotOpen, .notDurable, .tooNew:
      true
    case .unreadable, .keyRange, .sqlite: false
    }
  }

  /// Whether the disk or the file itself has failed: stop, and never try again on it.
  package var isOfTheDisk: Bool {
    switch self {
    case .diskFailed, .damaged: true
    case .diskFull, .locked, .notOurs, .cannotOpen, .notDurable, .tooNew, .unreadable, .keyRange,
      .sqlite:
      false
    }
  }

  /// The error for a code of SQLite.
  package init(sqliteCode code: Int32) {
    switch code & 0xFF {
    case 13: self = .diskFull
    case 10: self = .diskFailed(code: code)
    // 15: others kept the log's locks for so long that SQLite gave up.
    case 5, 6, 15: self = .locked
    case 26: self = .notOurs
    case 11: self = .damaged
    case 14, 8, 3: self = .cannotOpen
    default: self = .sqlite(code: code)
    }
  }
}
