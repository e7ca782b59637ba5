internal import CaseModel
internal import Causality
package import CaseTransfer
internal import Foundation
package import RecordModel
internal import RecordStorage
internal import ReplicaStorage
internal import SchoolDirectory

extension Replica {
  /// Reads a file of another school as far as it can be without its code.
  ///
  /// - Returns: the file: whole, for this school, and not read here before.
  /// - Throws: `TransferError`, `TransferRefusal`, `RecordFileError`, `CaseworkError.move` for another role than a head.
  package func receiveTransfer(
    from path: String, author: String
  ) throws -> SealedTransfer {
    try store.refresh()
    let own = try checkTransferring(author)
    let sealed = try SealedTransfer(Self.bytes(at: path))
    guard sealed.header.to == own else {
      throw TransferRefusal.forAnotherSchool(sealed.header.to.text)
    }
    try checkUnread(sealed.header.transfer)
    return sealed
  }

  /// Makes the case of an opened file, with all its parts, in one transaction or not at all.
  ///
  /// - Parameters:
  ///   - sealed: the file, as `receiveTransfer` returns it.
  ///   - code: what the other school read out.
  ///   - author: who reads it, and signs everything: a head.
  ///   - day: today, where the author is.
  /// - Returns: what the new case is called here, and how many records it and its parts are.
  /// - Throws: `TransferError`, `TransferRefusal`; nothing is then recorded.
  package func readTransfer(
    _ sealed: SealedTransfer, code: TransferCode, author: String, on day: CalendarDay
  ) throws -> (record: RecordID, name: CaseName, recordCount: Int) {
    let own = try checkTransferring(author)
    guard sealed.header.to == own else {
      throw TransferRefusal.forAnotherSchool(sealed.header.to.text)
    }
    let received = try ReceivedCase(sealed.open(with: code), schema: schema)
    let dot = try recordingChanges(author: author) { dot in
      try checkUnread(sealed.header.transfer)
      let changes = try changes(received, header: sealed.header, dot: dot, on: day)
      // What cannot be noted is not read.
      try noteReading([CaseName(RecordView(values: changes[0][0].values, kind: .case))])
      return changes
    }
    let record = RecordID(creation: dot, index: 0)
    return (record, try caseName(record), received.items.count)
  }

  private static func bytes(at path: String) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { throw RecordFileError.missing }
    do {
      var bytes: [UInt8] = []
      while bytes.count <= TransferLimits.transferFileBytesMax,
        let chunk = try file.read(upToCount: 1024 * 1024), !chunk.isEmpty
      { bytes += chunk }
      return bytes
    } catch { throw RecordFileError.unreadable }
  }

  /// Refuses a transfer that a case here comes from.
  private func checkUnread(_ transfer: RecordID) throws {
    let name = String(describing: transfer)
    let origins = try store.texts(of: CaseKind.case.rawValue, field: CaseField.received.rawValue)
    for (record, text) in origins where text.flatMap(ReceivedOrigin.init)?.transfer == name {
      throw TransferRefusal.alreadyRead(try caseName(record))
    }
  }

  private func changes(
    _ received: ReceivedCase, header: TransferHeader, dot: Dot, on day: CalendarDay
  ) throws -> [[RecordEdit]] {
    let selection = TransferSelection(case: received.file, contents: received.contents)
    let changes = received.changeSets
    var names: [String: RecordID] = [:]
    for (place, items) in changes.enumerated() {
      let creation = Dot(replica: dot.replica, counter: dot.counter + UInt64(place))
      for (index, item) in items.enumerated() {
        names[item.id] = RecordID(creation: creation, index: UInt32(index))
      }
    }
    return try changes.map { items in
      try items.enumerated().map { index, item in
        var values = selection.carried(
          item.values.mapValues { $0.named { names[$0] } }, of: item.kind)
        if item.kind == .case { try giveOrigin(&values, header, day) }
        return RecordEdit(
          kind: item.kind.rawValue, target: .new(place: UInt32(index)), values: values)
      }
    }
  }

  /// A case from elsewhere gets a reference of this school, and says where it comes from.
  private func giveOrigin(
    _ values: inout [UInt8: FieldValue], _ header: TransferHeader, _ day: CalendarDay
  ) throws {
    var there: String?
    if case .text(let text)? = values[CaseField.reference.rawValue] {
      guard text.utf8.count <= TransferLimits.transferReferenceBytesMax else {
        throw TransferError.unsound
      }
      there = text
    }
    guard var numbering = try numbering() else { throw TransferRefusal.notEnrolled }
    guard let here = numbering.next(year: schoolYear(of: values).startYear) else {
      throw TransferError.unsound
    }
    let origin = ReceivedOrigin(
      school: header.from.text, reference: there, transfer: String(describing: header.transfer),
      day: day)
    values[CaseField.reference.rawValue] = .text(here.description)
    values[CaseField.received.rawValue] = .text(try origin.value.text)
  }
}

extension ReceivedCase {
  /// The records in change-sets small enough to travel, in their order.
  fileprivate var changeSets: [[Item]] {
    var changes: [[Item]] = []
    var byteCount = 0
    for item in items {
      let isFull =
        byteCount + item.byteCount > ImportBatch.byteCountMax
        || changes.last?.count == Replica.editsPerTransactionMax
      if changes.isEmpty || isFull {
        changes.append([])
        byteCount = 0
      }
      changes[changes.count - 1].append(item)
      byteCount += item.byteCount
    }
    return changes
  }
}
