internal import CaseModel
internal import Foundation
internal import RecordModel
internal import ReplicaStorage

/// What an export wrote.
package struct ExportReport: Hashable, Sendable {
  package var recordCount = 0
  /// Values of fields that a newer build has written; they are left out of the file, not of the replica.
  package var unknownValueCount = 0
}

extension Replica {
  /// Writes every record as JSON Lines, cases first, so that references always point to earlier lines.
  ///
  /// The national registry is the ministry's and is left out.
  ///
  /// - Parameter path: a file that must not exist, made for its owner only; `nil` for the standard output.
  /// - Returns: what was written.
  /// - Throws: `RecordFileError`; a file that could not be written to its end is removed.
  package func exportRecords(path: String?) throws -> ExportReport {
    guard let path else { return try exportRecords(to: .standardOutput) }
    let file = try NewFile.open(path)
    do {
      let report = try exportRecords(to: file)
      try file.close()
      return report
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  private static let chunkBytes = 64 * 1024

  private func exportRecords(to file: FileHandle) throws -> ExportReport {
    let references = try store.texts(
      of: CaseKind.case.rawValue, field: CaseField.reference.rawValue)
    try noteReading(references.map { CaseName(reference: $0.text, record: $0.record) })
    var report = ExportReport()
    var chunk: [UInt8] = []
    for kind in CaseKind.exported.compactMap({ schema.kind($0.rawValue) }) {
      try store.eachRecord(of: kind.number) { stored in
        report.recordCount += 1
        report.unknownValueCount += stored.values.keys.count { !kind.fieldSet.contains($0) }
        chunk += RecordLine.text(of: view(stored), kind: kind).utf8
        chunk.append(UInt8(ascii: "\n"))
        if chunk.count >= Self.chunkBytes { try Self.write(&chunk, to: file) }
      }
    }
    try Self.write(&chunk, to: file)
    return report
  }

  private static func write(_ chunk: inout [UInt8], to file: FileHandle) throws {
    do {
      try file.write(contentsOf: Data(chunk))
      chunk = []
    } catch { throw RecordFileError.unwritable }
  }
}

extension Replica {
  /// Checks the database as a whole, and the state hash against what is stored.
  ///
  /// - Returns: whether the stored hash is the true one.
  package func verify() throws -> Bool {
    try store.refresh()
    return try store.verify()
  }
}
