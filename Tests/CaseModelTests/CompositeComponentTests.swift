import CaseModel
import RecordModel
import Testing

@Suite struct `A component of a composite` {
  private let declared = CaseSchema.current.kinds.flatMap(\.fields).flatMap(\.type.components)

  @Test func `is known when a field declares it`() {
    #expect(Set(declared.map(\.name)) == Set(CompositeComponent.known.map(\.name)))
  }

  @Test func `belongs to one field only`() {
    #expect(Set(declared.map(\.name)).count == declared.count)
  }

  @Test func `holds text when another build declared it`() {
    #expect(CompositeComponent.named("later").content == .text)
  }
}
