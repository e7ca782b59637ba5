import CaseModel
import Testing

@Suite struct `A school's national number` {
  @Test(arguments: [
    "0260765R", "0780934S", "0130523Y", "0383119J", "0221856Y", "0701194T", "0751234J",
  ])
  func `ends with the letter its digits call for`(text: String) throws {
    #expect(try UAI(text).text == text)
    let digits = try #require(Int(text.dropLast()))
    #expect(UAI(digits: digits).text == text)
  }

  @Test func `may be typed with a small letter`() throws {
    #expect(try UAI("0751234j").text == "0751234J")
  }

  @Test func `says which letter would fit`() {
    #expect(throws: CaseReferenceError.controlLetter(expected: "J")) { try UAI("0751234X") }
    #expect(throws: CaseReferenceError.controlLetter(expected: "J")) { try UAI("0751234I") }
  }

  @Test(arguments: ["", "0751234", "751234J", "07512345J", "075123AJ", "0751234é", "-751234J"])
  func `is seven digits and a letter`(text: String) {
    #expect(throws: CaseReferenceError.notUAI) { try UAI(text) }
  }
}
