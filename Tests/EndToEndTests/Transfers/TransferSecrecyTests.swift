import CaseModel
import CaseRules
import CaseTransfer
import CentralHub
import Foundation
import RecordModel
import SchoolReplica
import Testing

@Suite struct `A transferred case` {
  private func files(in folder: String, holding text: String) throws -> [String] {
    let needle = Data(text.utf8)
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try paths.filter { path in
      let full = URL(filePath: folder + "/" + path)
      guard try full.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return false
      }
      return try Data(contentsOf: full).range(of: needle) != nil
    }
  }

  private func isHeld(_ replica: Replica, _ record: RecordID) async -> Bool {
    (try? await replica.caseFile(record)) != nil
  }

  @Test func `leaves no word of itself in the sealed file, and none that stays in the opened one`()
    async throws
  {
    let schools = try await TransferWorld()
    let (path, code) = try await schools.written()
    let file = try Data(contentsOf: URL(filePath: path))
    let there = try await schools.sender.caseFile(schools.record)
    let words = TransferWorld.names + [there.summary.name.text, code.text, "case", "person", "{"]
    for word in words where word.utf8.count > 2 {
      #expect(file.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    // It would be found: the lines hold it.
    let content = try SealedTransfer(Array(file)).open(with: code)
    for word in ["Exemplard", "Zénobie", "marque-du-fait"] {
      #expect(Data(content).range(of: Data(word.utf8)) != nil, "\(word)")
    }
    for word in ["marque-du-refus", "Mme Exemplard", #""author""#, #""given""#, "hold", "task"] {
      #expect(Data(content).range(of: Data(word.utf8)) == nil, "\(word)")
    }
    // The code is nowhere: not here, not at the hub.
    for spelling in [code.text, code.text.replacing("-", with: "")] {
      #expect(try files(in: schools.world.folder, holding: spelling).isEmpty)
    }
  }

  @Test func `is another school's own: an erasure at the first does not touch it`() async throws {
    let schools = try await TransferWorld()
    let world = schools.world
    let (path, code) = try await schools.written()
    let (there, _, _) = try await schools.read(path, code)
    let before = try await schools.receiver.caseFile(there)
    _ = try await schools.sender.liftHolds(
      of: schools.record, author: "chef@head", on: TransferWorld.day)
    try await schools.sender.requestErasure(
      of: schools.record, ground: "request", reason: nil, author: "chef@head",
      on: TransferWorld.day)
    try await schools.sender.approveErasure(
      of: schools.record, comment: nil, author: "adjointe@head", on: TransferWorld.day)
    try await world.sync(schools.sender, schools.receiver)
    #expect(
      try await world.hub.erase(schools.record, by: Member(login: "agent", role: .ministry)))
    try await world.sync(schools.sender, schools.receiver)
    #expect(await !isHeld(schools.sender, schools.record))
    let after = try await schools.receiver.caseFile(there)
    #expect(after.parts.map(\.values) == before.parts.map(\.values))
    #expect(after.summary.view.values == before.summary.view.values)
    #expect(try await schools.receiver.verify())
    // And the first school's replica knows nothing of the second's.
    #expect(await !isHeld(schools.sender, there))
  }

  @Test func `keeps an author of facts that were substantiated`() async throws {
    let schools = try await TransferWorld()
    let qualified = #"["substantiated","head_decision","2026-11-20","chef"]"#
    _ = try await schools.sender.edit(
      schools.record, kind: .case,
      values: [CaseField.qualification.rawValue: .text(qualified)], author: "chef@head")
    let (path, code) = try await schools.written()
    let (there, _, _) = try await schools.read(path, code)
    let file = try await schools.receiver.caseFile(there)
    #expect(file.parts(.role).map { $0.text(RoleField.role) } == ["target", "author"])
    #expect(file.summary.view.text(CaseField.qualification) == qualified)
  }

  @Test func `is noted in the log of who reads at both ends`() async throws {
    let schools = try await TransferWorld()
    let noted = NotedNames()
    func watched(_ replica: Replica) throws -> Replica {
      try Replica.open(
        in: replica.home, schema: CaseSchema.current, environment: replica.environment,
        reader: ReplicaReader(scope: .everything) { noted.add($0.map(\.text)) })
    }
    let (sender, receiver) = (
      try watched(schools.sender), try watched(schools.receiver)
    )
    let part = try #require(
      try await schools.sender.caseFile(schools.record).part(schools.transfer))
    let path = schools.path()
    let written = try await sender.writeTransfer(
      part, of: schools.record, to: path, author: "chef@head", on: TransferWorld.day)
    let own = try await schools.sender.caseName(schools.record)
    #expect(noted.names == [own.text])
    let (_, name, _) = try await schools.read(path, written.code, at: receiver)
    #expect(noted.names == [own.text, name.text])
  }
}
