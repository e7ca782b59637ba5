internal import GRDB
internal import RecordModel

/// The statements over one layout that run over and over, each prepared the first time it is asked for.
///
/// A hub that has just started answers schools that each send a few kinds of record: most statements are never run, and
/// preparing one costs as much as merging several records.
final class LayoutStatements {
  enum Purpose: Int, CaseIterable {
    case selectVersions
    case selectRecord
    case insert
    case update
    /// Reads a school's stream; the hub's tables only.
    case selectStream
  }

  private var prepared = [PreparedStatement?](repeating: nil, count: Purpose.allCases.count)
  private var fields: [Int: PreparedStatement] = [:]

  /// The statement for `purpose` over `layout`, the one these statements are for.
  func prepared(
    _ purpose: Purpose, _ layout: TableLayout, in database: Database
  ) throws -> PreparedStatement {
    if let known = prepared[purpose.rawValue] { return known }
    let made = try PreparedStatement(database, layout.sql(for: purpose))
    prepared[purpose.rawValue] = made
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
}

extension TableLayout {
  fileprivate func sql(for purpose: LayoutStatements.Purpose) -> String {
    switch purpose {
    case .selectVersions: selectVersionsSQL
    case .selectRecord: selectRecordSQL
    case .insert: insertSQL
    case .update: updateSQL
    case .selectStream: streamSQL
    }
  }
}
