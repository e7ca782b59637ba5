import Foundation
import GRDB
import WireFuzzing

/// What an input does to a sound database before it is opened: single values changed, rules of the tables taken away,
/// bytes of the file overwritten.
enum StoreDamage {
  private static let damagesMax = 8

  /// Does to the file at the template's path all that the bytes say.
  static func apply(_ supply: inout ByteSupply, to template: StoreTemplate) throws {
    var isPlain = true
    for _ in 0..<damagesMax where !supply.isEmpty {
      let kind = supply.byte()
      if kind & 8 == 0 {
        try change(kind, &supply, template)
      } else {
        try overwrite(&supply, template)
        isPlain = false
      }
      if !isPlain { break }
    }
  }

  /// Changes one value of one row through SQLite, in a file of the right form.
  private static func change(
    _ kind: UInt8, _ supply: inout ByteSupply, _ template: StoreTemplate
  ) throws {
    let (table, columns) = template.tables[supply.number(below: template.tables.count)]
    let column = columns[supply.number(below: columns.count)]
    let row = supply.number(below: 4)
    let form = supply.byte()
    let content = Data((0..<supply.number(below: 24)).map { _ in supply.byte() })
    let queue = try DatabaseQueue(path: template.path)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { database in
      if kind & 4 != 0 { try loosen(table, in: database) }
      try? database.execute(
        sql: """
          UPDATE OR REPLACE "\(table)" SET "\(column)" = \(expression(form, column))
          WHERE rowid = (SELECT rowid FROM "\(table)" LIMIT 1 OFFSET \(row))
          """, arguments: [content])
    }
  }

  /// The new value, `?` being the bytes given.
  private static func expression(_ form: UInt8, _ column: String) -> String {
    let place = Int(form >> 3) + 1
    return switch form & 7 {
    case 0: "?"
    case 1: "CAST(? AS TEXT)"
    case 2: "coalesce(NULL, length(?)) * 0 + \(Int(form) - 128)"
    case 3: "CASE WHEN ? IS NULL THEN 1 END"
    case 4: "length(?) * 0 + 9223372036854775807"
    case 5: "length(?) * 0 - 9223372036854775807"
    case 6: "substr(\"\(column)\", 1, \(place - 1)) || ? || substr(\"\(column)\", \(place + 1))"
    default:
      "CAST(substr(\"\(column)\", 1, \(place)) || ? || substr(\"\(column)\", \(place + 1)) AS BLOB)"
    }
  }

  /// Takes away what keeps values of the wrong type out of a table.
  private static func loosen(_ table: String, in database: Database) throws {
    try database.execute(sql: "PRAGMA writable_schema = ON")
    try database.execute(
      sql: """
        UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''), ' NOT NULL', '')
        WHERE name = ?
        """, arguments: [table])
    try database.execute(sql: "PRAGMA writable_schema = RESET")
  }

  /// Overwrites bytes of the file itself.
  private static func overwrite(_ supply: inout ByteSupply, _ template: StoreTemplate) throws {
    var file = try Data(contentsOf: URL(filePath: template.path))
    while !supply.isEmpty {
      let place =
        Int(supply.byte()) << 12 | Int(supply.byte()) << 4 | Int(supply.byte()) & 15
      for offset in 0..<1 + supply.number(below: 8) {
        file[(place + offset) % file.count] = supply.byte()
      }
    }
    try file.write(to: URL(filePath: template.path))
  }
}
