internal import Causality
internal import Convergence
package import GRDB
package import RecordModel
internal import SyncProtocol

/// The records of one database: a table per kind, read and written one row per record.
///
/// Owned by whoever owns the connection, and used only inside its queue; it keeps prepared statements, and the short
/// numbers of replicas and authors. Both sides use it, so there is one merge over one layout. Decision D12.
package final class RecordTables {
  package let schema: RecordSchema
  package let side: TableLayout.Side
  @exclusivity(unchecked) package var replicas: ReplicaNumbers
  package var authors: NumberedNames<ExactText>
  let unknownLayout: TableLayout
  /// Every layout, unknown kinds last.
  package let allLayouts: [TableLayout]
  /// The layouts by their kinds' numbers, which are small.
  private let layouts: [TableLayout?]
  /// The counts of each kind, by the kinds' numbers.
  private let counting: [KindCounts]
  private var statements: [String: PreparedStatement] = [:]
  /// The statements of the hot path, by the layout they are for.
  private var hot: [ObjectIdentifier: HotStatements] = [:]
  private var lastHot: (layout: TableLayout, statements: HotStatements)?

  /// Opens the tables of a database, making those that are missing and adopting fields this build has learnt.
  ///
  /// Call it inside a transaction.
  package init(_ database: Database, schema: RecordSchema, side: TableLayout.Side) throws {
    self.schema = schema
    self.side = side
    var layouts = [TableLayout?](
      repeating: nil, count: 1 + Int(schema.kinds.map(\.number).max() ?? 0))
    for kind in schema.kinds { layouts[Int(kind.number)] = TableLayout(kind, side: side) }
    self.layouts = layouts
    counting = layouts.indices.map { KindCounts(of: UInt16($0), in: schema) }
    unknownLayout = TableLayout(
      RecordKind(0, TableLayout.unknownKindTable, label: Label("", ""), fields: []), side: side)
    allLayouts = schema.kinds.compactMap { layouts[Int($0.number)] } + [unknownLayout]
    try database.execute(sql: Self.commonTables + Self.erasedTable(side))
    replicas = try .replicas(in: database)
    authors = try .authors(in: database)
    for layout in allLayouts {
      try database.execute(sql: layout.createSQL)
      if let index = layout.indexSQL { try database.execute(sql: index) }
    }
    try adoptNewFields(in: database)
    for layout in allLayouts {
      if let index = layout.partsIndexSQL { try database.execute(sql: index) }
    }
  }

  private static let commonTables = """
    CREATE TABLE IF NOT EXISTS _replicas (number INTEGER PRIMARY KEY, replica BLOB NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS _authors (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    """

  /// What is known of what is erased.
  ///
  /// The keys, at the hub with their place in the school's stream; and a row for as long as values of them may be left in
  /// the file. No layout version goes with them: a store of before gets them when it is opened.
  private static func erasedTable(_ side: TableLayout.Side) -> String {
    let scrub =
      "CREATE TABLE IF NOT EXISTS _scrub (only INTEGER PRIMARY KEY CHECK (only = 1)) STRICT;"
    guard side == .hub else {
      return "CREATE TABLE IF NOT EXISTS _erased (record INTEGER PRIMARY KEY) STRICT;" + scrub
    }
    return """
      CREATE TABLE IF NOT EXISTS _erased (
        record INTEGER PRIMARY KEY, school INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT;
      CREATE INDEX IF NOT EXISTS "_stream_erased" ON _erased (school, sequence);
      """ + scrub
  }

  /// The layout that holds records of `kind`.
  package func layout(of kind: UInt16) -> TableLayout {
    Int(kind) < layouts.count ? layouts[Int(kind)] ?? unknownLayout : unknownLayout
  }

  /// What is counted of records of `kind`; nothing of a kind this build does not know.
  func counts(of kind: UInt16) -> KindCounts {
    Int(kind) < counting.count ? counting[Int(kind)] : .none
  }

  /// The prepared form of `sql`, kept for the next time.
  package func statement(_ sql: String, in database: Database) throws -> PreparedStatement {
    if let statement = statements[sql] {
      statement.reset()
      return statement
    }
    let statement = try PreparedStatement(database, sql)
    statements[sql] = statement
    return statement
  }

  /// A statement of the hot path: found by its layout, without hashing its text.
  func writing(
    _ layout: TableLayout, _ purpose: HotStatements.Purpose, in database: Database
  ) throws -> PreparedStatement {
    try hotStatements(layout, in: database)[purpose]
  }

  /// What reads a school's stream of one kind, ready for its parameters.
  package func streamStatement(
    _ layout: TableLayout, in database: Database
  ) throws -> PreparedStatement {
    let statement = try hotStatements(layout, in: database).selectStream(layout, in: database)
    statement.reset()
    return statement
  }

  /// The statements of the hot path of one layout.
  func hotStatements(_ layout: TableLayout, in database: Database) throws -> HotStatements {
    if let lastHot, lastHot.layout === layout { return lastHot.statements }
    let name = ObjectIdentifier(layout)
    let found = try hot[name] ?? HotStatements(layout, in: database)
    hot[name] = found
    lastHot = (layout, found)
    return found
  }

  /// How many short numbers are given, to take back those given since.
  package typealias NumberMarks = (replicas: Int, authors: Int)

  /// The numbers given so far.
  package var numberMarks: NumberMarks { (replicas.mark, authors.mark) }

  /// Takes back the numbers given since `marks`, after their transaction or savepoint was rolled back.
  package func forgetNumbers(since marks: NumberMarks) {
    replicas.forget(since: marks.replicas)
    authors.forget(since: marks.authors)
  }

  /// Runs `work`, and takes back the numbers it gave when it throws.
  package func restoringNumbers<Result>(_ work: () throws -> Result) throws -> Result {
    let marks = numberMarks
    do {
      return try work()
    } catch {
      forgetNumbers(since: marks)
      throw error
    }
  }
}

/// The statements that merging a record runs.
final class HotStatements {
  enum Purpose {
    case selectVersions
    case insert
    case update
  }

  private let selectVersions: PreparedStatement
  private let insert: PreparedStatement
  private let update: PreparedStatement
  private var fields: [Int: PreparedStatement] = [:]
  private var stream: PreparedStatement?

  /// Reads a school's stream; the hub's tables only.
  func selectStream(_ layout: TableLayout, in database: Database) throws -> PreparedStatement {
    if let stream { return stream }
    let made = try PreparedStatement(database, layout.streamSQL)
    stream = made
    return made
  }

  /// Reads the field at `place`.
  func selectField(
    at place: Int, _ layout: TableLayout, in database: Database
  ) throws -> PreparedStatement {
    if let known = fields[place] { return known }
    let made = try PreparedStatement(database, layout.selectFieldSQL(layout.kind.fields[place]))
    fields[place] = made
    return made
  }

  init(_ layout: TableLayout, in database: Database) throws {
    selectVersions = try PreparedStatement(database, layout.selectVersionsSQL)
    insert = try PreparedStatement(database, layout.insertSQL)
    update = try PreparedStatement(database, layout.updateSQL)
  }

  subscript(purpose: Purpose) -> PreparedStatement {
    switch purpose {
    case .selectVersions: selectVersions
    case .insert: insert
    case .update: update
    }
  }
}
