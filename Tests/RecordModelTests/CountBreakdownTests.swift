import RecordModel
import Testing

@Suite struct `A breakdown` {
  private func members(_ breakdown: CountBreakdown, _ values: [UInt8: FieldValue]) -> [UInt8] {
    breakdown.members { values[$0] ?? .null }
  }

  @Test func `finds a code by its place in its list`() {
    let breakdown = CountBreakdown.code(4, terms: ["a", "b"])
    #expect(members(breakdown, [4: .text("b")]) == [2])
    #expect(members(breakdown, [4: .text("z")]) == [CountBreakdown.unlisted])
    #expect(members(breakdown, [:]) == [CountBreakdown.absent])
    #expect(breakdown.member(ofTerm: "a") == 1 && breakdown.member(ofTerm: "z") == nil)
  }

  @Test func `counts whole numbers up to a greatest`() {
    let breakdown = CountBreakdown.number(4, max: 3)
    #expect(members(breakdown, [4: .integer(3)]) == [3])
    for number in [0, 4, -1, Int64.max, .min] {
      #expect(members(breakdown, [4: .integer(number)]) == [CountBreakdown.unlisted])
    }
  }

  @Test func `looks only at records that hold a code, when told so`() {
    let breakdown = CountBreakdown.among(1, code: "x", .code(4, terms: ["a"]))
    #expect(members(breakdown, [1: .text("x"), 4: .text("a")]) == [1])
    #expect(members(breakdown, [1: .text("x")]) == [CountBreakdown.absent])
    #expect(members(breakdown, [1: .text("y"), 4: .text("a")]) == [])
    #expect(breakdown.fields == FieldSet([1, 4]))
  }

  @Test(arguments: [
    ("[\"a\",\"b\"]", 1, UInt8(2)), ("[null,\"b\"]", 1, 2), ("[\"x\\\"],[\",\"a\"]", 1, 1),
    ("[\"a\"]", 1, 0), ("[]", 0, 0), ("[null]", 0, 0), ("[\"a\\n\"]", 0, 254), ("", 0, 254),
    ("[", 0, 254), ("[]]", 0, 0), ("[\"", 0, 254), ("[\"]", 0, 254), ("a", 0, 254),
    ("[\"\\\"]", 0, 254), ("[nul]", 0, 254), ("[1]", 0, 254), ("[\"a\" \"b\"]", 1, 254),
  ])
  func `finds a component, and takes any text`(text: String, place: Int, member: UInt8) {
    let breakdown = CountBreakdown.component(4, place: place, terms: ["a", "b"])
    #expect(members(breakdown, [4: .text(text)]) == [member])
  }

  @Test func `takes any start of any text`() {
    let text = "[\"qu\\\"oi\",null,\"a\"]"
    for length in 0...text.count {
      for place in 0..<4 {
        let breakdown = CountBreakdown.component(4, place: place, terms: ["a"])
        #expect(members(breakdown, [4: .text(String(text.prefix(length)))]).count == 1)
      }
    }
  }
}
