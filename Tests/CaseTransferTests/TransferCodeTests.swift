import CaseTransfer
import Testing
import TestInput

@Suite struct `The code of a transfer` {
  private func code(_ seed: UInt64) -> TransferCode {
    var dice = Dice(seed: seed)
    return TransferCode(randomHigh: dice.bits(), randomLow: dice.bits())
  }

  private func isMistyped(_ typed: String) -> Bool {
    do throws(TransferError) {
      _ = try TransferCode(typed: typed)
      return false
    } catch {
      return error == .codeMistyped
    }
  }

  @Test func `is seven groups of three without look-alikes`() {
    #expect(
      TransferCode(randomHigh: 0, randomLow: 0).text == "000-000-000-000-000-000-000")
    for seed in UInt64(0)..<200 {
      let groups = code(seed).text.split(separator: "-")
      #expect(groups.count == 7 && groups.allSatisfy { $0.count == 3 })
      #expect(!code(seed).text.contains { "ILOU".contains($0) })
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `is read as it is printed, and as people type it`(seed: UInt64) throws {
    let code = code(seed)
    #expect(try TransferCode(typed: code.text) == code)
    let typed = code.text.lowercased().replacing("-", with: " ").replacing("0", with: "o")
      .replacing("1", with: "l")
    #expect(try TransferCode(typed: " " + typed + "\r\n") == code)
  }

  @Test func `uses a hundred bits, and every one of them`() {
    let none = TransferCode(randomHigh: 0, randomLow: 0)
    var codes: Set<TransferCode> = [none]
    for bit in 4..<64 { codes.insert(TransferCode(randomHigh: 1 << UInt64(bit), randomLow: 0)) }
    for bit in 24..<64 { codes.insert(TransferCode(randomHigh: 0, randomLow: 1 << UInt64(bit))) }
    #expect(codes.count == 101)
  }

  @Test(arguments: UInt64(0)..<20)
  func `tells every wrong symbol and every two that changed places`(seed: UInt64) {
    let symbols = Array(code(seed).text.filter { $0 != "-" })
    for place in symbols.indices {
      for symbol in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where symbol != symbols[place] {
        var typed = symbols
        typed[place] = symbol
        #expect(isMistyped(String(typed)))
      }
      for other in symbols.indices where symbols[other] != symbols[place] {
        var typed = symbols
        typed.swapAt(place, other)
        #expect(isMistyped(String(typed)))
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `tells a symbol too few or too many, and what is no symbol`(seed: UInt64) {
    let text = code(seed).text
    for count in 0..<text.count { #expect(isMistyped(String(text.prefix(count)))) }
    for extra in ["0", "Z", "é", "U", "*", "\u{0}"] { #expect(isMistyped(text + extra)) }
    #expect(isMistyped(text.replacing("-", with: "—")))
    #expect(isMistyped(String(repeating: "0", count: 100_000)))
  }
}
