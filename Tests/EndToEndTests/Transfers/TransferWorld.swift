import CaseModel
import CaseTransfer
import Foundation
import RecordModel
import SchoolReplica
import Testing

/// Two schools of one hub, and a case of the first that is to go to the second.
struct TransferWorld {
  static let day = CalendarDay(daysSince1970: 20_800)
  /// What must be found in no file but a replica's own, nor at another school's.
  static let names = [
    "Exemplard", "Zénobie", "marque-du-fait", "marque-du-soin", "marque-du-refus",
  ]

  let world: CaseworkWorld
  let sender: Replica
  let receiver: Replica
  /// The case at the first school.
  let record: RecordID
  /// Its transfer.
  let transfer: RecordID

  init() async throws {
    world = try await CaseworkWorld.ofTwoSchools()
    sender = try await world.enrolled()
    receiver = try await world.enrolled(at: CaseworkWorld.otherSchool)
    record = try await sender.add(Self.drafts, author: "chef@head")
    transfer = try await sender.addParts(
      [
        RecordDraft(
          .transfer,
          values: [
            TransferField.toSchool.rawValue: .text(CaseworkWorld.otherSchool),
            TransferField.legalBasis.rawValue: .text(#"["child_protection",null,null]"#),
          ])
      ], to: record, author: "chef@head", on: Self.day
    ).record
  }

  /// A path for a new file.
  func path() -> String { world.folder + "/" + UUID().uuidString + ".preau" }

  /// Writes the case as it is now; the file and its code.
  func written(by author: String = "chef@head") async throws -> (path: String, code: TransferCode) {
    let path = path()
    let part = try #require(try await sender.caseFile(record).part(transfer))
    let written = try await sender.writeTransfer(
      part, of: record, to: path, author: author, on: Self.day)
    return (path, written.code)
  }

  /// Reads a file at the second school, or on another computer of it.
  @discardableResult
  func read(
    _ path: String, _ code: TransferCode, at replica: Replica? = nil,
    by author: String = "chef@head"
  ) async throws -> (record: RecordID, name: CaseName, recordCount: Int) {
    let replica = replica ?? receiver
    let sealed = try await replica.receiveTransfer(from: path, author: author)
    return try await replica.readTransfer(sealed, code: code, author: author, on: Self.day)
  }

  /// A case with one part of nearly every kind, and a name in each.
  private static var drafts: [RecordDraft] {
    func part(_ kind: CaseKind, _ values: [UInt8: FieldValue], _ places: [UInt8: Int] = [:])
      -> RecordDraft
    {
      RecordDraft(kind, values: values, places: places.merging([1: 0]) { own, _ in own })
    }
    return [
      .reported([
        .summary: .text("L. Z. marque-du-fait"), .handler: .text("Mme Exemplard"),
        .status: .text(#"["treatment","2026-11-20",null]"#),
        .qualification: .text(#"["suspected","head_decision","2026-11-20","chef"]"#),
      ]),
      part(.person, [2: .text("Exemplard"), 3: .text("Zénobie")]),
      part(.person, [2: .text("Autrefois"), 3: .text("Yves")]),
      part(.role, [3: .text("target")], [2: 1]), part(.role, [3: .text("author")], [2: 2]),
      part(
        .fact, [FactField.description.rawValue: .text("marque-du-fait \u{202E}\"\\\n\u{1F600}")]),
      part(.note, [2: .date(20_790), NoteField.text.rawValue: .text("note marque-du-fait")]),
      part(
        .familyContact,
        [3: .date(20_790), 6: .text("Zénobie va mieux"), 7: .text("given")], [2: 1]),
      part(.account, [2: .text("instagram"), 3: .text("zenobie.e")], [5: 2]),
      part(.task, [2: .text("custom"), 3: .date(20_810), 6: .text("marque-du-refus")]),
      part(.rightsRequest, [2: .text("access"), 3: .date(20_790)]),
      part(.hold, [2: .date(20_790), 4: .text("marque-du-refus")]),
    ]
  }
}
