package import GRDB
internal import RecordModel
internal import GRDBSQLite

/// One statement of SQLite, prepared once and run many times, with values bound where they stand.
///
/// Used only inside the database's own queue. Bytes bound from a buffer must outlive the next `reset`.
package final class PreparedStatement {
  private let statement: Statement
  private let raw: OpaquePointer

  /// Prepares `sql` on a connection.
  package init(_ database: Database, _ sql: String) throws {
    statement = try database.makeStatement(sql: sql)
    raw = statement.sqliteStatement
  }

  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  /// The first thing that could not be bound since the last reset: no memory for it, or no such parameter.
  private var bindCode = SQLITE_OK

  private func noted(_ code: Int32) {
    if code != SQLITE_OK, bindCode == SQLITE_OK { bindCode = code }
  }

  package func bind(_ place: Int32, _ value: Int64) {
    noted(sqlite3_bind_int64(raw, place, value))
  }
  package func bindNull(_ place: Int32) { noted(sqlite3_bind_null(raw, place)) }

  package func bind(_ place: Int32, text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        noted(sqlite3_bind_text(raw, place, $0.baseAddress, Int32($0.count), Self.copied))
      }
    }
  }

  package func bind(_ place: Int32, blob: [UInt8]) {
    if blob.isEmpty {
      noted(sqlite3_bind_zeroblob(raw, place, 0))
    } else {
      blob.withUnsafeBytes {
        noted(sqlite3_bind_blob(raw, place, $0.baseAddress, Int32($0.count), Self.copied))
      }
    }
  }

  /// Binds text that stays where it is until the statement is reset.
  func bind(_ place: Int32, textAt bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return bind(place, text: "") }
    noted(
      sqlite3_bind_text(
        raw, place, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil))
  }

  /// Binds bytes that stay where they are until the statement is reset.
  func bind(_ place: Int32, blobAt bytes: UnsafeRawBufferPointer) {
    noted(sqlite3_bind_blob(raw, place, bytes.baseAddress, Int32(bytes.count), nil))
  }

  /// Runs to the next row; `false` at the end.
  ///
  /// - Throws: `StorageError` when it cannot be run, or when a value could not be bound; it is reset then.
  package func step() throws -> Bool {
    guard bindCode == SQLITE_OK else {
      let code = bindCode
      reset()
      throw StorageError(sqliteCode: code)
    }
    switch sqlite3_step(raw) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let code = sqlite3_extended_errcode(sqlite3_db_handle(raw))
      sqlite3_reset(raw)
      throw StorageError(sqliteCode: code)
    }
  }

  /// Runs a statement that returns no rows, and makes it ready for the next run.
  package func run() throws {
    defer { reset() }
    while try step() {}
  }

  /// Makes the statement ready for the next run.
  package func reset() {
    sqlite3_reset(raw)
    bindCode = SQLITE_OK
  }

  package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(raw, column) == SQLITE_NULL }
  package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(raw, column) }

  package func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(raw, column) else { return "" }
    let count = Int(sqlite3_column_bytes(raw, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  package func blob(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(raw, column) else { return [] }
    return Array(
      UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(raw, column))))
  }
}
