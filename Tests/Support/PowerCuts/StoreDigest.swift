internal import GRDBSQLite

/// A number for everything that a database holds: every row and every column of every table.
struct StoreDigest: Hashable, Sendable {
  /// Everything.
  private(set) var whole = Mixer()
  /// All but the numbers of exchanges, which a repetition uses up.
  private(set) var lasting = Mixer()

  struct Mixer: Hashable, Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ word: UInt64) {
      value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 29
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      add(UInt64(bytes.count))
      var place = 0
      while place + 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      while place < bytes.count {
        add(UInt64(bytes[place]))
        place += 1
      }
    }
  }

  /// Reads a database through a connection of its own.
  init(path: String) throws {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil)
    defer { sqlite3_close_v2(opened) }
    guard code == SQLITE_OK, let opened else { throw CutTrouble.unreadable(code: code) }
    var tables: [String] = []
    try Self.each(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name", opened
    ) { row in
      tables.append(String(cString: sqlite3_column_text(row, 0)))
    }
    for table in tables { try add(table, opened) }
  }

  private mutating func add(_ table: String, _ database: OpaquePointer) throws {
    whole.add(UInt64(table.utf8.count))
    let isPassing = table == "_replica" || table == "_devices"
    try Self.each("SELECT * FROM \"\(table)\"", database) { row in
      for column in 0..<sqlite3_column_count(row) {
        let word = Self.word(row, column)
        whole.add(word)
        if isPassing, String(cString: sqlite3_column_name(row, column)) == "exchange" { continue }
        lasting.add(word)
      }
    }
  }

  private static func word(_ row: OpaquePointer, _ column: Int32) -> UInt64 {
    let type = sqlite3_column_type(row, column)
    var mixer = Mixer()
    mixer.add(UInt64(type))
    switch type {
    case SQLITE_INTEGER: mixer.add(UInt64(bitPattern: sqlite3_column_int64(row, column)))
    case SQLITE_FLOAT: mixer.add(sqlite3_column_double(row, column).bitPattern)
    case SQLITE_NULL: break
    default:
      let start = sqlite3_column_blob(row, column)
      mixer.add(
        UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column))))
    }
    return mixer.value
  }

  private static func each(
    _ sql: String, _ database: OpaquePointer, _ body: (OpaquePointer) -> Void
  ) throws {
    var prepared: OpaquePointer?
    var code = sqlite3_prepare_v2(database, sql, -1, &prepared, nil)
    defer { sqlite3_finalize(prepared) }
    guard code == SQLITE_OK, let prepared else { throw CutTrouble.unreadable(code: code) }
    code = sqlite3_step(prepared)
    while code == SQLITE_ROW {
      body(prepared)
      code = sqlite3_step(prepared)
    }
    guard code == SQLITE_DONE else { throw CutTrouble.unreadable(code: code) }
  }
}
