import Causality
import CentralHub
import RecordModel
import ReplicaStorage
import TestInput

/// A random life of three computers of one school: edits, moves, erasures and exchanges, in any order.
struct ErasureHistory {
  private typealias Kind = ErasureSchema.Kind

  let world: EngineWorld
  let replicas: [EngineReplica]
  private(set) var dice: Dice
  /// What was named by an erasing record, whoever knows of it yet.
  private(set) var targets: Set<RecordID> = []

  init(seed: UInt64) async throws {
    world = try await EngineWorld(schema: ErasureSchema.current)
    var replicas: [EngineReplica] = []
    for number in 1...3 { replicas.append(try await world.enrolled(id: UInt64(number))) }
    self.replicas = replicas
    dice = Dice(seed: seed)
  }

  /// Plays so many steps, then exchanges until nobody has anything left.
  mutating func play(steps: Int) async throws {
    for _ in 0..<steps {
      world.clock.advance(milliseconds: UInt64(dice.draw(below: 1000)))
      try await step(replicas[dice.draw(below: replicas.count)])
    }
    for _ in 0..<3 { for replica in replicas { try await replica.sync(world) } }
  }

  /// All that a computer holds, by kind.
  func holding(of replica: EngineReplica) throws -> [UInt16: [RecordID: [UInt8: FieldValue]]] {
    var holding: [UInt16: [RecordID: [UInt8: FieldValue]]] = [:]
    for kind in ErasureSchema.current.kinds {
      try replica.store.eachRecord(of: kind.number) {
        holding[kind.number, default: [:]][$0.record] = $0.values
      }
    }
    return holding
  }

  private mutating func step(_ replica: EngineReplica) async throws {
    switch dice.draw(below: 12) {
    case 0, 1: _ = try replica.makeMatter(text(), wall: wall())
    case 2, 3:
      if let owner = try anyOwner(replica) {
        _ = try replica.makePart(of: owner, text(), wall: wall())
      }
    case 4:
      if let owner = try any(Kind.note, replica) {
        _ = try replica.makePart(of: owner, text(), wall: wall(), kind: Kind.review)
      }
    case 5, 6:
      if let matter = try any(Kind.matter, replica) {
        try replica.set(1, .text(text()), of: matter, wall: wall())
        if dice.draw(below: 3) == 0 { try replica.set(3, .null, of: matter, wall: wall()) }
      }
    case 7:
      if let note = try any(Kind.note, replica) {
        try replica.set(2, .text(text()), of: note, wall: wall(), kind: Kind.note)
      }
    case 8:
      if let note = try any(Kind.note, replica), let owner = try any(Kind.matter, replica) {
        try replica.set(1, .reference(owner), of: note, wall: wall(), kind: Kind.note)
      }
    case 9:
      guard dice.draw(below: 2) == 0, let target = try anyOwner(replica) else { return }
      targets.insert(target)
      try replica.makeErasure(of: target, wall: wall())
    default:
      if dice.draw(below: 2) == 0 {
        try await replica.sync(world)
      } else {
        try await replica.exchange(world, pageBytesMax: dice.draw(below: 200))
      }
    }
    if dice.draw(below: 25) == 0 { _ = try await world.hub.scrub() }
    if dice.draw(below: 25) == 0 { _ = try replica.store.scrub() }
  }

  private mutating func any(_ kind: UInt16, _ replica: EngineReplica) throws -> RecordID? {
    var records: [RecordID] = []
    try replica.store.eachRecord(of: kind) { records.append($0.record) }
    return records.isEmpty ? nil : records[dice.draw(below: records.count)]
  }

  private mutating func anyOwner(_ replica: EngineReplica) throws -> RecordID? {
    try any(dice.draw(below: 2) == 0 ? Kind.matter : Kind.note, replica)
  }

  /// The time, a little or a lot out.
  private mutating func wall() -> UInt64 {
    world.clock.now + (dice.draw(below: 10) == 0 ? 10_000_000 : UInt64(dice.draw(below: 2000)))
  }

  private mutating func text() -> String { "text \(dice.draw(below: 1000))" }
}
