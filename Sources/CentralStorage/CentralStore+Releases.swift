internal import Foundation
internal import GRDB
internal import RecordStorage

/// A release as it is kept.
package struct StoredRelease: Hashable, Sendable {
  package let unit: String
  package let period: String
  /// When it was made, milliseconds since 1970-01-01 UTC.
  package let releasedMilliseconds: UInt64
  /// When everybody could first see it; `nil` while it is for the inside only.
  package let publishedMilliseconds: UInt64?
  /// What it shows, as whoever made it wrote it.
  package let content: String

  /// A release from its parts.
  package init(
    unit: String, period: String, releasedMilliseconds: UInt64, publishedMilliseconds: UInt64?,
    content: String
  ) {
    self.unit = unit
    self.period = period
    self.releasedMilliseconds = releasedMilliseconds
    self.publishedMilliseconds = publishedMilliseconds
    self.content = content
  }
}

/// One line of the log of tables that were shown or taken out: never what was in them.
package struct ExportLine: Hashable, Sendable {
  package let madeMilliseconds: UInt64
  package let what: String
  package let audience: String
  package let threshold: Int
  package let format: String

  /// A line from its parts.
  package init(
    madeMilliseconds: UInt64, what: String, audience: String, threshold: Int, format: String
  ) {
    self.madeMilliseconds = madeMilliseconds
    self.what = what
    self.audience = audience
    self.threshold = threshold
    self.format = format
  }
}

extension CentralStore {
  /// Everything released, in order of unit and period.
  package func releases() throws -> [StoredRelease] {
    try snapshot { database in
      try Row.fetchAll(
        database,
        sql:
          "SELECT unit, period, released, published, content FROM _releases ORDER BY unit, period"
      ).map { row in
        let published = try row.checkedIfPresent("published", of: "_releases") as Int64?
        return StoredRelease(
          unit: try row.checked("unit", of: "_releases"),
          period: try row.checked("period", of: "_releases"),
          releasedMilliseconds: UInt64(
            bitPattern: try row.checked("released", of: "_releases") as Int64),
          publishedMilliseconds: published.map { UInt64(bitPattern: $0) },
          content: try row.checked("content", of: "_releases"))
      }
    }
  }

  /// Keeps a new release; one that is there is never replaced.
  package func keep(_ release: StoredRelease) throws {
    try transaction { database in
      try database.execute(
        sql:
          "INSERT INTO _releases (unit, period, released, published, content) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          release.unit, release.period, Int64(bitPattern: release.releasedMilliseconds),
          release.publishedMilliseconds.map { Int64(bitPattern: $0) }, release.content,
        ])
    }
  }

  /// Opens a release to everybody; the time it was first opened stays.
  ///
  /// - Returns: whether there is such a release.
  package func publish(unit: String, period: String, milliseconds: UInt64) throws -> Bool {
    try transaction { database in
      try database.execute(
        sql: """
          UPDATE _releases SET published = coalesce(published, ?) WHERE unit = ? AND period = ?
          """, arguments: [Int64(bitPattern: milliseconds), unit, period])
      return database.changesCount > 0
    }
  }

  /// Notes that a table was shown or taken out.
  package func note(_ line: ExportLine) throws {
    try transaction { database in
      try database.execute(
        sql:
          "INSERT INTO _exports (made, what, audience, threshold, format) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          Int64(bitPattern: line.madeMilliseconds), line.what, line.audience, line.threshold,
          line.format,
        ])
    }
  }

  /// The tables that were shown or taken out, the latest first.
  package func exports(countMax: Int) throws -> [ExportLine] {
    try snapshot { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT made, what, audience, threshold, format FROM _exports ORDER BY number DESC LIMIT ?
          """, arguments: [countMax]
      ).map {
        ExportLine(
          madeMilliseconds: UInt64(bitPattern: try $0.checked("made", of: "_exports") as Int64),
          what: try $0.checked("what", of: "_exports"),
          audience: try $0.checked("audience", of: "_exports"),
          threshold: try $0.checked("threshold", of: "_exports"),
          format: try $0.checked("format", of: "_exports"))
      }
    }
  }
}
