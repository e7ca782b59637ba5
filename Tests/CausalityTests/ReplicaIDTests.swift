import Causality
import TestInput
import Testing

@Suite struct `A replica id` {
  @Test func `reads back as it was written`() {
    var dice = Dice(seed: 6)
    for _ in 0..<500 {
      let replica = ReplicaID(high: dice.bits(), low: dice.bits())
      #expect(ReplicaID(bytes: replica.bytes) == replica)
      #expect(ReplicaID(hexadecimal: replica.description) == replica)
      #expect(ReplicaID(hexadecimal: replica.description.uppercased()) == replica)
    }
  }

  @Test func `orders as its bytes do`() {
    var dice = Dice(seed: 7)
    for _ in 0..<500 {
      let left = ReplicaID(high: dice.bits() % 3, low: dice.bits())
      let right = ReplicaID(high: dice.bits() % 3, low: dice.bits())
      #expect((left < right) == left.bytes.lexicographicallyPrecedes(right.bytes))
    }
  }

  @Test func `is not read from other lengths or other signs`() throws {
    struct Case: Decodable {
      let text: String
      let reason: String
    }
    for one in try VectorFile.cases("causality/invalid/replica-ids.json", as: Case.self) {
      #expect(ReplicaID(hexadecimal: one.text) == nil, "\(one.reason)")
    }
    for count in [0, 1, 15, 17, 32] {
      #expect(ReplicaID(bytes: [UInt8](repeating: 0, count: count)) == nil)
    }
  }
}
