package import GRDB

extension Row {
  /// A column's value: a file may be damaged, or another's, and then nothing of it can be taken for granted.
  ///
  /// - Throws: `StorageError.unreadable` when it is absent or of another type.
  package func checked<Value: DatabaseValueConvertible>(
    _ column: String, of table: String
  ) throws(StorageError) -> Value {
    guard let value: Value = try checkedIfPresent(column, of: table) else {
      throw .unreadable(table: table)
    }
    return value
  }

  /// A column's value, `nil` when it is absent.
  ///
  /// - Throws: `StorageError.unreadable` when it is of another type.
  package func checkedIfPresent<Value: DatabaseValueConvertible>(
    _ column: String, of table: String
  ) throws(StorageError) -> Value? {
    let stored: (any DatabaseValueConvertible)? = self[column]
    guard let stored, !stored.databaseValue.isNull else { return nil }
    guard let value = Value.fromDatabaseValue(stored.databaseValue) else {
      throw .unreadable(table: table)
    }
    return value
  }
}
