import Causality
import CentralHub
import CentralStorage
import RecordModel
import ReplicaStorage
import SyncProtocol
import Testing

@Suite struct `Three computers that edit, move and erase` {
  @Test(arguments: 0..<40)
  func `end with the same records and hashes, and none that is erased`(seed: Int) async throws {
    var history = try await ErasureHistory(seed: UInt64(seed))
    try await history.play(steps: 150)
    let first = try history.holding(of: history.replicas[0])
    for replica in history.replicas {
      #expect(try await replica.exchange(history.world).isProvedEqual == true)
      #expect(try replica.store.verify())
      #expect(try history.holding(of: replica) == first)
      for target in history.targets { #expect(try !replica.holds(target)) }
    }
    // Nothing is left that is a part of something erased.
    var owners: [RecordID: FieldValue] = [:]
    for kind in [ErasureSchema.Kind.note, ErasureSchema.Kind.review] {
      for (record, values) in first[kind, default: [:]] { owners[record] = values[1] }
    }
    for owner in owners.values {
      guard case .reference(let record) = owner else { continue }
      #expect(owners[record] != nil || first[ErasureSchema.Kind.matter]?[record] != nil)
    }
    let late = try await history.world.enrolled()
    #expect(try await late.sync(history.world).isProvedEqual == true)
    #expect(try history.holding(of: late) == first)
    try await history.world.expectVerified()
  }
}
