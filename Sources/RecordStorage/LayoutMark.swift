internal import Crypto
internal import Foundation
internal import GRDB
internal import RecordModel

/// The note in a file of the layout that was made in it, so that opening it again asks for no table.
///
/// It is a fingerprint of all the statements that make the layout and of every number that stored values go by. A build
/// with another layout finds a fingerprint that is not its own, makes what is missing, adopts what it has learnt, and puts
/// its own there in the same transaction. An older build never comes after a newer one: it is told `StorageError.tooNew`.
/// Asking for each table anew was three quarters of what opening a store cost (decision 0010).
struct LayoutMark {
  /// Makes the tables that no kind declares, each only if it is missing.
  let commonSQL: String
  private let fingerprint: Data

  /// The mark of some layouts in a file that has other tables too.
  init(of layouts: [TableLayout], commonSQL: String) {
    self.commonSQL = commonSQL
    var hash = SHA256()
    hash.update(commonSQL)
    for layout in layouts {
      hash.update(layout.createSQL)
      hash.update(layout.indexSQL ?? "")
      hash.update(layout.partsIndexSQL ?? "")
      let numbers = [UInt8(layout.kind.number >> 8), UInt8(layout.kind.number & 255)]
      hash.update(data: numbers + layout.numbers)
    }
    fingerprint = Data(hash.finalize())
  }

  /// Whether the file says that this layout was made in it.
  func isIn(_ database: Database) throws -> Bool {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS _layout (only INTEGER PRIMARY KEY CHECK (only = 1), fingerprint BLOB NOT NULL) STRICT
        """)
    guard let row = try Row.fetchOne(database, sql: "SELECT fingerprint FROM _layout") else {
      return false
    }
    return try row.checked("fingerprint", of: "_layout") as Data == fingerprint
  }

  /// Says in the file that this layout was made in it.
  func note(in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO _layout (only, fingerprint) VALUES (1, ?)",
      arguments: [fingerprint])
  }
}

extension SHA256 {
  /// Takes in a text and a zero, so that no two lists of texts look the same.
  fileprivate mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(bufferPointer: UnsafeRawBufferPointer($0)) }
    update(data: [0])
  }
}
