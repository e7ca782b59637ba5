internal import CaseModel
internal import CaseRules
package import CaseTransfer
internal import Foundation
package import RecordModel
internal import ReplicaStorage
internal import SchoolDirectory

/// What a file of a transfer took with it.
package struct WrittenTransfer: Hashable, Sendable {
  /// The code to read out; it is kept nowhere.
  package let code: TransferCode
  /// The school that the file is for.
  package let to: String
  package let recordCount: Int
  /// Values that a newer build has written; they are left out of the file, not of the replica.
  package let unknownValueCount: Int
}

extension Replica {
  /// Writes a case, with what of it the other school needs, as a sealed file.
  ///
  /// - Parameters:
  ///   - part: the transfer, under way or accepted.
  ///   - record: its case.
  ///   - path: a file that must not exist, made for its owner only.
  ///   - author: who writes it: a head.
  ///   - day: today, where the author is.
  /// - Returns: the code that opens it, and what is in it.
  /// - Throws: `TransferRefusal`, `TransferError.tooLarge`, `CaseworkError.move` for another role, `.gates`,
  ///   `RecordFileError`; there is then no file.
  package func writeTransfer(
    _ part: RecordView, of record: RecordID, to path: String, author: String, on day: CalendarDay
  ) throws -> WrittenTransfer {
    try store.refresh()
    let own = try checkTransferring(author)
    // As it stands now, whoever read it before: another computer may have revoked it.
    guard let stored = try store.record(part.record, kind: CaseKind.transfer.rawValue),
      stored.values[CaseKind.caseField] == .reference(record)
    else { throw CaseworkError.noSuchPart }
    let part = view(stored)
    let to = try receivingSchool(of: part, from: own)
    try pass(
      .transfer(LegalBasisFacts(part, TransferField.legalBasis)), by: author,
      in: CaseFacts(try caseRecords(record)), on: day)
    let lines = try transferLines(of: record)
    let code = TransferCode(
      randomHigh: environment.random(), randomLow: environment.random())
    let header = TransferHeader(from: own, to: to, transfer: part.record, salt: transferSalt())
    let sealed = try SealedTransfer(sealing: lines.bytes, header: header, code: code)
    try noteReading([try caseName(record)])
    try NewFile.write(sealed.bytes, at: path)
    return WrittenTransfer(
      code: code, to: to.text, recordCount: lines.recordCount,
      unknownValueCount: lines.unknownValueCount)
  }

  /// The school of this computer, for a head who moves a case.
  func checkTransferring(_ author: String) throws -> UAI {
    let member = Member(acting: author)
    guard member.isNamed else { throw CaseworkError.move(.nobodyNamed) }
    guard member.role == .head, reader.scope == .everything else {
      throw CaseworkError.move(.notThisRole)
    }
    guard let school = store.state.school.flatMap({ try? UAI(parsing: $0) }) else {
      throw TransferRefusal.notEnrolled
    }
    return school
  }

  private func receivingSchool(of part: RecordView, from own: UAI) throws -> UAI {
    guard part.kind == CaseKind.transfer.rawValue else { throw CaseworkError.noSuchPart }
    let status =
      part.component(0, of: TransferField.status).flatMap(TransferStatus.init) ?? .initial
    switch status {
    case .inProgress, .accepted: break
    case .rejected, .revoked: throw TransferRefusal.notUnderWay(status)
    }
    guard let to = part.text(TransferField.toSchool).flatMap({ try? UAI(parsing: $0) }), to != own
    else { throw TransferRefusal.noOtherSchool }
    return to
  }

  private func transferSalt() -> [UInt8] {
    (0..<TransferHeader.saltByteCount / 8).flatMap { _ in
      let word = environment.random()
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }
  }

  private func transferLines(of record: RecordID) throws -> TransferLines {
    guard let file = try store.record(record, kind: CaseKind.case.rawValue) else {
      throw CaseworkError.noSuchCase
    }
    var stored = [file]
    for kind in TransferSelection.kinds where kind != .case && kind != .review {
      stored += try store.records(of: kind.rawValue, whose: CaseKind.caseField, is: record)
    }
    let reviewed = Set(stored.map(\.record))
    try store.eachRecord(of: CaseKind.review.rawValue) { review in
      guard case .reference(let subject)? = review.values[ReviewField.record.rawValue],
        reviewed.contains(subject)
      else { return }
      stored.append(review)
    }
    let contents = stored.filter { $0.kind == CaseKind.content.rawValue }.map(\.values)
    var lines = TransferLines(
      TransferSelection(case: file.values, contents: contents),
      records: Set(stored.map(\.record)))
    for each in stored {
      guard let known = CaseKind(rawValue: each.kind), let kind = schema.kind(each.kind) else {
        continue
      }
      try lines.append(view(each), kind: kind, as: known)
    }
    return lines
  }
}
