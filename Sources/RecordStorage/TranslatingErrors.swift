internal import GRDB

/// Runs work on a database, and turns SQLite's own errors into ours.
package func translatingErrors<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as DatabaseError {
    throw StorageError(sqliteCode: error.extendedResultCode.rawValue)
  }
}
