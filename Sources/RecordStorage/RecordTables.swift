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
  private let mark: LayoutMark
  /// The layouts by their kinds' numbers, which are small.
  private let layouts: [TableLayout?]
  /// The counts of each kind, by the kinds' numbers.
  private let counting: [KindCounts]
  private var statements: [String: PreparedStatement] = [:]
  /// The statements that run over and over, by the layout they are for.
  private var layoutStatements: [ObjectIdentifier: LayoutStatements] = [:]
  private var lastAsked: (layout: TableLayout, statements: LayoutStatements)?

  /// Opens the tables of a database, making those that are missing and adopting fields this build has learnt.
  ///
  /// Nothing is asked for when the file says that this very layout was made in it. `others` makes whatever other tables
  /// the file must have, each only if it is missing. Call it inside a transaction.
  ///
  /// - Throws: `StorageError.tooNew` when a newer build has made its layout in the file.
  package init(
    _ database: Database, schema: RecordSchema, side: TableLayout.Side, others: String = ""
  ) throws {
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
    let commonSQL = Self.commonSQL(side) + others
    mark = LayoutMark(of: allLayouts, schemaVersion: schema.version, commonSQL: commonSQL)
    let isMade = try mark.isIn(database)
    if !isMade { try database.execute(sql: commonSQL) }
    replicas = try .replicas(in: database)
    authors = try .authors(in: database)
    guard !isMade else { return }
    try makeRecordTables(in: database)
    try mark.note(in: database)
  }

  /// Takes over the numbers that another process has given since this one last looked.
  ///
  /// - Throws: `StorageError.tooNew` when it was another build, which has made its own layout.
  package func catchUp(with database: Database) throws {
    try mark.requireUnchanged(in: database)
    replicas = try .replicas(in: database)
    authors = try .authors(in: database)
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

  /// The prepared statement for `purpose`: found by its layout, without hashing its text.
  func statement(
    _ purpose: LayoutStatements.Purpose, _ layout: TableLayout, in database: Database
  ) throws -> PreparedStatement {
    try statements(over: layout).prepared(purpose, layout, in: database)
  }

  /// What reads a school's stream of one kind, ready for its parameters.
  package func streamStatement(
    _ layout: TableLayout, in database: Database
  ) throws -> PreparedStatement {
    let statement = try statement(.selectStream, layout, in: database)
    statement.reset()
    return statement
  }

  /// The statements over one layout that run over and over.
  func statements(over layout: TableLayout) -> LayoutStatements {
    if let lastAsked, lastAsked.layout === layout { return lastAsked.statements }
    let name = ObjectIdentifier(layout)
    let found = layoutStatements[name] ?? LayoutStatements()
    layoutStatements[name] = found
    lastAsked = (layout, found)
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
