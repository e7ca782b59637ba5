import TestInput
import Testing
import WireFuzzing

@Suite struct `The kept inputs of the fuzzers` {
  @Test(arguments: WireTarget.allCases)
  func `keep every property`(target: WireTarget) throws {
    let inputs = try KeptInputs.of(target.rawValue)
    #expect(inputs.count > 10)
    for (number, input) in inputs.enumerated() {
      #expect(throws: Never.self, "\(target) input \(number)") { try target.run(input) }
    }
  }

  @Test(arguments: WireTarget.allCases)
  func `keep every property when they are cut, spoilt and joined`(target: WireTarget) throws {
    let inputs = try KeptInputs.of(target.rawValue)
    var dice = Dice(seed: 3)
    for round in 0..<1_000 {
      let input = Self.spoilt(inputs, &dice)
      #expect(throws: Never.self, "\(target) round \(round)") { try target.run(input) }
    }
  }

  /// One input with some bytes changed, left out or doubled, or the head of one and the tail of another.
  private static func spoilt(_ inputs: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    var input = inputs[dice.draw(below: inputs.count)]
    for _ in 0...dice.draw(below: 4) {
      let place = dice.draw(below: input.count)
      switch dice.draw(below: 6) {
      case 0: input.removeLast(dice.draw(below: input.count))
      case 1: input.insert(UInt8(dice.draw(below: 256)), at: place)
      case 2: input += inputs[dice.draw(below: inputs.count)].suffix(32)
      case 3 where input.count > 1: input.remove(at: place)
      case 4: input[place] ^= 1 << UInt8(dice.draw(below: 8))
      default: input[place] = UInt8(dice.draw(below: 256))
      }
    }
    return input
  }
}
