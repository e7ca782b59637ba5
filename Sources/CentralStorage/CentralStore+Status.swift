internal import Causality
internal import GRDB
internal import RecordModel
internal import RecordStorage

/// What an operator sees of the hub at a glance: numbers, never a case.
package struct HubStatus: Hashable, Sendable {
  package var schoolCount = 0
  package var enrolledSchoolCount = 0
  package var deviceCount = 0
  package var revokedDeviceCount = 0
  package var frameCount = 0
  package var frameBytes = 0
  package var quarantinedCount = 0
  package var openLedgerCount = 0
  package var erasedRecordCount = 0
  /// Whether values of erased records may be left in the file until it is scrubbed.
  package var isScrubDue = false
  /// Records by the name of their kind; unknown kinds together.
  package var recordCounts: [String: Int] = [:]
  package var lastSeenMilliseconds: UInt64 = 0
  /// The latest time the hub has used to admit changes, milliseconds since 1970-01-01 UTC.
  package var usedMilliseconds: UInt64 = 0
}

extension CentralStore {
  /// Counts what is held.
  package func status() throws -> HubStatus {
    try snapshot { database in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      var status = HubStatus()
      status.schoolCount = try number("SELECT count(*) FROM _schools WHERE number > 0")
      status.enrolledSchoolCount = try number(
        "SELECT count(DISTINCT school) FROM _devices WHERE desk = 0")
      status.deviceCount = try number("SELECT count(*) FROM _devices WHERE desk = 0")
      status.revokedDeviceCount = try number(
        "SELECT count(*) FROM _devices WHERE revoked IS NOT NULL")
      status.frameCount = try number("SELECT count(*) FROM _log")
      status.frameBytes = try number("SELECT coalesce(sum(length(frame)), 0) FROM _log")
      status.quarantinedCount = try number("SELECT count(*) FROM _quarantine")
      status.openLedgerCount = try number("SELECT coalesce(sum(open_conflicts), 0) FROM _schools")
      status.erasedRecordCount = try number("SELECT count(*) FROM _erased")
      status.isScrubDue = try number("SELECT count(*) FROM _scrub") > 0
      status.lastSeenMilliseconds = UInt64(
        clamping: try number("SELECT coalesce(max(seen), 0) FROM _devices"))
      status.usedMilliseconds = UInt64(clamping: try number("SELECT milliseconds FROM _hub"))
      for layout in tables.allLayouts {
        status.recordCounts[layout.kind.name] = try number("SELECT count(*) FROM \(layout.table)")
      }
      return status
    }
  }
}
