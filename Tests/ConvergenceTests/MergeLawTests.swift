import Causality
import Convergence
import RecordModel
import TestInput
import Testing

@Suite struct `Merging versions of one field` {
  private static let record = RecordID(
    creation: Dot(replica: History.replica(9), counter: 1), index: 0)

  /// Versions of distinct writers with whatever stamps and clocks.
  private static func drawn(_ dice: inout Dice, replica: UInt64) -> FieldVersion {
    let clock = VersionVector(
      (0..<dice.draw(below: 4)).map { _ in
        Dot(
          replica: History.replica(UInt64(1 + dice.draw(below: 9))),
          counter: UInt64(1 + dice.draw(below: 4)))
      })
    return FieldVersion(
      writer: Dot(replica: History.replica(replica), counter: UInt64(1 + dice.draw(below: 3))),
      stamp: HybridTimestamp(rawValue: UInt64(dice.draw(below: 3))), clock: clock, of: record)
  }

  private func merged(_ left: FieldVersion, _ right: FieldVersion) -> FieldVersion {
    Merge.merge(left, into: right, of: Self.record).version
  }

  @Test func `is commutative, associative and idempotent whatever the stamps`() {
    var dice = Dice(seed: 11)
    for _ in 0..<5000 {
      let (a, b, c) = (
        Self.drawn(&dice, replica: 1), Self.drawn(&dice, replica: 2), Self.drawn(&dice, replica: 3)
      )
      #expect(merged(a, b) == merged(b, a))
      #expect(merged(merged(a, b), c) == merged(a, merged(b, c)))
      #expect(merged(a, a) == a)
      #expect(merged(merged(a, b), b) == merged(a, b))
    }
  }

  @Test func `of a whole record equals merging field by field`() {
    var dice = Dice(seed: 12)
    for round in 0..<400 {
      var versions = RecordVersions()
      var fields: [UInt8: FieldVersion] = [:]
      for counter in 1...6 as ClosedRange<UInt64> {
        let written = FieldSet(
          bits: UInt128(1 + dice.draw(below: 63)) << UInt128(dice.draw(below: 2) * 122))
        let version = FieldVersion(
          writer: Dot(replica: History.replica(UInt64(1 + dice.draw(below: 3))), counter: counter),
          stamp: HybridTimestamp(rawValue: UInt64(dice.draw(below: 4))),
          clock: VersionVector([
            Dot(replica: History.replica(UInt64(1 + dice.draw(below: 3))), counter: counter / 2)
          ]),
          of: Self.record)
        _ = versions.merge(
          .init(fields: written, version: version, note: GroupNote()), of: Self.record)
        for field in written {
          fields[field] = fields[field].map { merged(version, $0) } ?? version
        }
      }
      for (field, version) in fields {
        #expect(versions.group(of: field)?.version == version, "round \(round), field \(field)")
      }
      #expect(versions.fields == FieldSet(fields.keys))
    }
  }

  @Test func `keeps equal states in equal forms`() {
    var dice = Dice(seed: 13)
    for round in 0..<300 {
      let writes = (1...4 as ClosedRange<UInt64>).map { counter in
        RecordVersions.Group(
          fields: FieldSet(bits: UInt128(1 + dice.draw(below: 15))),
          version: FieldVersion(
            writer: Dot(replica: History.replica(counter), counter: counter),
            stamp: HybridTimestamp(rawValue: UInt64(dice.draw(below: 9))), clock: VersionVector(),
            of: Self.record),
          note: GroupNote())
      }
      var (forward, backward) = (RecordVersions(), RecordVersions())
      for write in writes { _ = forward.merge(write, of: Self.record) }
      for write in writes.reversed() { _ = backward.merge(write, of: Self.record) }
      #expect(bare(forward) == bare(backward), "round \(round)")
    }
  }

  private func bare(_ versions: RecordVersions) -> RecordVersions {
    var bare = RecordVersions(
      stored: versions.groups.map {
        .init(fields: $0.fields, version: $0.version, note: GroupNote())
      })
    bare.normalize()
    return bare
  }
}
