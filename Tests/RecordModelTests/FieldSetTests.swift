import RecordModel
import Testing

@Suite struct `A set of fields` {
  @Test func `iterates in ascending order and counts places`() {
    let set = FieldSet([127, 0, 64, 63, 5] as [UInt8])
    #expect(Array(set) == [0, 5, 63, 64, 127])
    for (place, number) in set.enumerated() { #expect(set.position(of: number) == place) }
    #expect(set.count == 5)
    #expect(set.first == 0)
  }

  @Test func `leaves out numbers beyond 127`() {
    let set = FieldSet([128, 200, 255] as [UInt8])
    #expect(set.isEmpty)
    #expect(!set.contains(128))
    #expect(set.first == 128)
  }

  @Test func `does what sets do`() {
    let (left, right) = (FieldSet([1, 2, 3] as [UInt8]), FieldSet([3, 127] as [UInt8]))
    #expect(Array(left.union(right)) == [1, 2, 3, 127])
    #expect(Array(left.intersection(right)) == [3])
    #expect(Array(left.subtracting(right)) == [1, 2])
  }
}
