import CaseModel
import RecordModel
import Testing

@Suite struct `A component of a composite` {
  private let declared = CaseSchema.current.kinds.flatMap(\.fields).flatMap(\.type.components)

  @Test func `is known when a field declares it`() {
    #expect(Set(declared.map(\.name)) == Set(CompositeComponent.known.map(\.name)))
  }

  @Test func `means the same in every field that has it`() {
    for name in Set(declared.map(\.name)) {
      #expect(Set(declared.filter { $0.name == name }).count == 1)
      #expect(CompositeComponent.known.count { $0.name == name } == 1)
    }
  }

  @Test func `holds text when another build declared it`() {
    #expect(CompositeComponent.named("later").content == .text)
  }
}
