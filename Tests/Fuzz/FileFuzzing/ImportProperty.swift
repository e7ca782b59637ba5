import CaseModel
import Foundation
import RecordModel
import SchoolReplica
import WireFuzzing

/// Importing any file of records into a new replica: every line is accounted for, the replica stays sound, and what it
/// exports changes nothing when it is imported again.
enum ImportProperty {
  private static let folder = ScratchFolder("jsonl")
  private static let environment = ReplicaEnvironment(
    wallMilliseconds: { 1_767_600_000_000 }, random: { 7 })

  private static let day = CalendarDay(daysSince1970: 20_780)

  /// A new replica's database, made once.
  private static let fresh: Data? = {
    let home = ReplicaHome(path: folder.path)
    guard
      (try? Replica.create(in: home, schema: CaseSchema.current, environment: environment)) != nil
    else { return nil }
    return try? folder.bytes(of: "replica.sqlite")
  }()

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let fresh else { throw BrokenProperty("a replica can be made") }
    try AwaitedCheck.run { try await importTwice(bytes, fresh) }
  }

  private static func importTwice(_ bytes: [UInt8], _ fresh: Data) async throws {
    try folder.put(fresh, at: "replica.sqlite")
    let paths = (given: folder.path + "/given.jsonl", exported: folder.path + "/exported.jsonl")
    try Data(bytes).write(to: URL(filePath: paths.given))
    try? FileManager.default.removeItem(atPath: paths.exported)
    let replica = try Replica.open(
      in: ReplicaHome(path: folder.path), schema: CaseSchema.current, environment: environment)
    let report = try await replica.importRecords(path: paths.given, author: "CPE", on: day)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    let counted = lines.count { $0.contains { $0 > 0x20 } }
    try BrokenProperty.unless(
      report.addedCount + report.changedCount + report.unchangedCount + report.badCount == counted,
      "every line is accounted for")
    try BrokenProperty.unless(try await replica.verify(), "a replica is sound after an import")
    let exported = try await replica.exportRecords(path: paths.exported)
    try BrokenProperty.unless(
      exported.recordCount == report.addedCount, "every record that was made is exported")
    let again = try await replica.importRecords(path: paths.exported, author: "CPE", on: day)
    try BrokenProperty.unless(
      again.unchangedCount == exported.recordCount && again.badCount == 0
        && again.addedCount + again.changedCount == 0,
      "what was exported changes nothing when it is imported")
  }
}
