internal import GRDB

extension RecordTables {
  /// Makes the tables of the kinds, with their indexes, and adopts the fields this build has learnt.
  func makeRecordTables(in database: Database) throws {
    for layout in allLayouts {
      try database.execute(sql: layout.createSQL)
      if let index = layout.indexSQL { try database.execute(sql: index) }
    }
    try adoptNewFields(in: database)
    // A field that refers to an owner may just have got its column.
    for layout in allLayouts {
      if let index = layout.partsIndexSQL { try database.execute(sql: index) }
    }
  }

  /// Makes what the tables of the kinds refer to, and what is known of what is erased.
  ///
  /// The keys, at the hub with their place in the school's stream; and a row for as long as values of them may be left in
  /// the file.
  static func commonSQL(_ side: TableLayout.Side) -> String {
    """
    CREATE TABLE IF NOT EXISTS _replicas (number INTEGER PRIMARY KEY, replica BLOB NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS _authors (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS _scrub (only INTEGER PRIMARY KEY CHECK (only = 1)) STRICT;
    """ + erasedSQL(side)
  }

  private static func erasedSQL(_ side: TableLayout.Side) -> String {
    guard side == .hub else {
      return "CREATE TABLE IF NOT EXISTS _erased (record INTEGER PRIMARY KEY) STRICT;"
    }
    return """
      CREATE TABLE IF NOT EXISTS _erased (
        record INTEGER PRIMARY KEY, school INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT;
      CREATE INDEX IF NOT EXISTS "_stream_erased" ON _erased (school, sequence);
      """
  }
}
