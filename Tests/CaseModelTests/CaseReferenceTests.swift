import SchoolDirectory
import CaseModel
import Testing

@Suite struct `A case reference` {
  @Test(arguments: ["0751234J-2026-0042", "0751234J-2026-0001", "0751234J-1999-9999999"])
  func `reads back what it wrote`(text: String) throws {
    #expect(try CaseReference(text).description == text)
  }

  @Test func `has a school, a year and a number`() throws {
    let reference = try CaseReference("0751234j-2026-0042")
    #expect(reference.school.text == "0751234J")
    #expect(reference.year == 2026)
    #expect(reference.number == 42)
  }

  @Test(
    arguments: [
      ("", .shape), ("0751234J-2026", .shape), ("0751234J-2026-0042-1", .shape),
      ("0751234J-26-0042", .year), ("0751234J--0042", .year), ("0751234J-20é6-0042", .year),
      ("0751234J-2026-42", .number), ("0751234J-2026-0000", .number),
      ("0751234J-2026-00042", .number), ("0751234J-2026-10000000", .number),
      ("0751234J-2026-+042", .number), ("0751234J-02026-0042", .number),
      ("0751234X-2026-0042", .controlLetter(expected: "J")), ("0751-2026-0042", .notUAI),
    ] as [(String, CaseReferenceError)])
  func `refuses any other shape`(text: String, error: CaseReferenceError) {
    #expect(throws: error) { try CaseReference(text) }
  }

  @Test func `stays within its bounds`() throws {
    let school = try UAI(parsing: "0751234J")
    #expect(throws: CaseReferenceError.year) {
      try CaseReference(school: school, year: 999, number: 1)
    }
    #expect(throws: CaseReferenceError.number) {
      try CaseReference(school: school, year: 2026, number: 0)
    }
  }
}
