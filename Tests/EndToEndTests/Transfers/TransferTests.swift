import CaseModel
import CaseRules
import CaseTransfer
import Foundation
import RecordModel
import SchoolReplica
import Testing

@Suite struct `A case that goes to another school` {
  @Test func `is there whole, under a reference and with an origin of its own`() async throws {
    let schools = try await TransferWorld()
    let (path, code) = try await schools.written()
    let (record, name, _) = try await schools.read(path, code)
    let (there, here) = (
      try await schools.sender.caseFile(schools.record),
      try await schools.receiver.caseFile(record)
    )
    #expect(name.text.hasPrefix(CaseworkWorld.otherSchool))
    let origin = try #require(
      here.summary.view.text(CaseField.received).flatMap(ReceivedOrigin.init))
    #expect(origin.school == EngineWorld.school)
    #expect(origin.reference == there.summary.name.text)
    #expect(origin.transfer == String(describing: schools.transfer))
    #expect(origin.day == TransferWorld.day)
    #expect(here.summary.view.values[CaseField.handler.rawValue] == nil)
    for field in [CaseField.summary, .status, .qualification, .openedOn] {
      #expect(
        here.summary.view.values[field.rawValue] == there.summary.view.values[field.rawValue])
    }
    for kind in CaseKind.parts {
      #expect(
        here.parts(kind).count == (kind.travels ? there.parts(kind).count : 0), "\(kind)")
    }
    #expect(here.parts(.fact)[0].values[6] == there.parts(.fact)[0].values[6])
    #expect(here.parts(.role).map { $0.text(RoleField.role) } == ["target", "alleged_author"])
    #expect(here.parts(.role)[0].reference(RoleField.person) == here.parts(.person)[0].record)
    #expect(here.parts(.familyContact)[0].values[7] == .text("not_asked"))
    try await schools.world.sync(schools.sender, schools.receiver)
    let colleague = try await schools.world.enrolled(at: CaseworkWorld.otherSchool)
    try await schools.world.sync(colleague)
    #expect(try await colleague.caseFile(record).parts.count == here.parts.count)
  }
}
