import SchoolDirectory
import Testing

@Suite struct `A UAI` {
  @Test(arguments: ["0010001W", "0010001w", "  0010001W\t", "\u{A0}0010001w "])
  func `is stored in its canonical spelling`(text: String) throws {
    let uai = try UAI(parsing: text)
    #expect(uai.description == "0010001W")
    #expect(uai.number == 10_001)
  }

  @Test func `says which letter was expected`() {
    #expect(throws: UAIError.letter(expected: "W")) { try UAI(parsing: "0010001X") }
    #expect(throws: UAIError.letter(expected: "W")) { try UAI(parsing: "00100011") }
    #expect(throws: UAIError.letter(expected: "A")) { try UAI(parsing: "0000000I") }
  }

  @Test(arguments: ["", "   ", "001000W", "00100011W", "0010001 W"])
  func `has eight characters`(text: String) {
    #expect(throws: UAIError.self) { try UAI(parsing: text) }
  }

  @Test func `counts its characters after trimming`() {
    #expect(throws: UAIError.length(found: 7)) { try UAI(parsing: " 001000W ") }
  }

  @Test(arguments: ["O010001W", "001000١W", "-010001W", "00 0001W"])
  func `starts with seven ASCII digits`(text: String) {
    #expect(throws: UAIError.digits) { try UAI(parsing: text) }
  }

  @Test func `accepts one letter out of twenty-three, for every remainder`() {
    let letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    for number in 9_999_900..<9_999_950 {
      let good = letters.filter { (try? UAI(parsing: "\(number)\($0)")) != nil }
      #expect(good.count == 1)
    }
  }

  @Test func `is ordered as its spelling is`() throws {
    let uais = try ["9870033X", "0010002X", "0010001W"].map { text in try UAI(parsing: text) }
    #expect(uais.sorted().map(\.description) == uais.map(\.description).sorted())
    #expect(try UAI(parsing: "0010001w") == UAI(parsing: "0010001W"))
  }
}
