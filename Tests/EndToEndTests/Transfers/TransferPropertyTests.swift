import CaseModel
import CaseTransfer
import Causality
import Foundation
import RecordModel
import RecordStorage
import ReplicaStorage
import SchoolReplica
import TestInput
import Testing

@Suite struct `Any case that is transferred` {
  /// What a record says apart from who it is: its references are the places of those they refer to.
  ///
  /// Of a case that was sent only what travels is told, of one that was read all.
  private func contents(_ file: CaseFile, isSent: Bool) -> [String] {
    let records = [file.summary.view] + CaseKind.parts.filter(\.travels).flatMap(file.parts)
    let places = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.record, $0) })
    let selection = TransferSelection(
      case: file.summary.view.values, contents: file.parts(.content).map(\.values))
    return records.map { view in
      let kind = CaseKind(rawValue: view.kind) ?? .case
      var values =
        isSent ? selection.carried(view.values, of: kind) : view.values.filter { $0.value != .null }
      if kind == .case { values[CaseField.reference.rawValue] = nil }
      if kind == .case, !isSent { values[CaseField.received.rawValue] = nil }
      return "\(kind) "
        + values.sorted { $0.key < $1.key }.map { number, value in
          if case .reference(let record) = value { return "\(number)→\(places[record] ?? -1)" }
          return "\(number)=\(value)"
        }.joined(separator: " ")
    }
  }

  @Test(arguments: UInt64(1)...24)
  func `says the same at the other school`(seed: UInt64) async throws {
    let world = try await CaseworkWorld.ofTwoSchools()
    let sender = try await world.enrolled()
    let receiver = try await world.enrolled(at: CaseworkWorld.otherSchool)
    var made = AnyCase(seed: seed)
    let record = try await sender.add(made.drafts(), author: "chef@head")
    let transfer = try await sender.addParts(
      [
        RecordDraft(
          .transfer,
          values: [
            TransferField.toSchool.rawValue: .text(CaseworkWorld.otherSchool),
            TransferField.legalBasis.rawValue: .text(#"["child_protection",null,null]"#),
          ])
      ], to: record, author: "chef@head", on: TransferWorld.day)
    let before = try await sender.caseFile(record)
    let part = try #require(before.part(transfer.record))
    let path = world.folder + "/any.preau"
    let written = try await sender.writeTransfer(
      part, of: record, to: path, author: "chef@head", on: TransferWorld.day)
    #expect(written.unknownValueCount == 0)
    let sealed = try await receiver.receiveTransfer(from: path, author: "chef@head")
    let (there, _, count) = try await receiver.readTransfer(
      sealed, code: written.code, author: "chef@head", on: TransferWorld.day)
    #expect(count == written.recordCount)
    let after = try await receiver.caseFile(there)
    #expect(contents(after, isSent: false) == contents(before, isSent: true))
    #expect(written.recordCount == contents(before, isSent: true).count)
    #expect(try await receiver.verify())
    try await world.sync(sender, receiver)
  }

  @Test func `is there whole or not at all, however large it is`() async throws {
    let schools = try await TransferWorld()
    var dice = Dice(seed: 3)
    for _ in 0..<3 {
      let notes = (0..<100).map { _ in
        let text = (0..<200).map { _ in String(dice.bits(), radix: 36) }.joined(separator: " ")
        return RecordDraft(.note, values: [NoteField.text.rawValue: .text(text)])
      }
      for start in stride(from: 0, to: notes.count, by: 50) {
        _ = try await schools.sender.addParts(
          Array(notes[start..<start + 50]), to: schools.record, author: "chef@head",
          on: TransferWorld.day)
      }
    }
    let (path, code) = try await schools.written()
    let before = try await schools.receiver.status().changeCount
    let (there, _, _) = try await schools.read(path, code)
    let file = try await schools.receiver.caseFile(there)
    #expect(file.parts(.note).count == 301)
    let (sent, here) = (
      try await schools.sender.caseFile(schools.record), contents(file, isSent: false)
    )
    #expect(Set(contents(sent, isSent: true)) == Set(here))
    #expect(try await schools.receiver.status().changeCount - before > 4)
    let colleague = try await schools.world.enrolled(at: CaseworkWorld.otherSchool)
    try await schools.world.sync(schools.receiver, colleague)
    #expect(try await contents(colleague.caseFile(there), isSent: false) == here)
  }

  @Test func `records no change-set of several when one cannot be`() throws {
    let path = NSTemporaryDirectory() + "preau-changes-" + UUID().uuidString + ".sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try ReplicaStore.create(
      path: path, replica: ReplicaID(high: 1, low: 1), schema: CaseSchema.current)
    let summary: [UInt8: FieldValue] = [CaseField.summary.rawValue: .text("x")]
    let made = RecordEdit(kind: 1, target: .new(place: 0), values: summary)
    let nowhere = RecordID(
      creation: Dot(replica: ReplicaID(high: 9, low: 9), counter: 9), index: 0)
    let before = store.state
    #expect(throws: ReplicaStoreError.noSuchRecord) {
      try store.record(
        [[made], [RecordEdit(kind: 1, target: .existing(nowhere), values: summary)]], author: "a",
        wallMilliseconds: 1)
    }
    #expect(store.state.counter == before.counter && store.state.stateHash == before.stateHash)
    let first = try store.record([[made], [made]], author: "a", wallMilliseconds: 1)
    #expect(first.counter == 1 && store.state.counter == 2)
    #expect(try store.verify())
  }
}
