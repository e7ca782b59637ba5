import TestInput
import Causality
import CentralHub
import CentralStorage
import Foundation
import RecordModel
import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncProtocol
import RecordStorage

/// Replays the incident log: each event is an edit by one replica of one school, in the order of the log's own time, while
/// every replica is offline except at moments a seed draws.
struct IncidentReplay {
  private let world: IncidentWorld
  private let replicasPerSchool: Int
  private var oracle = IncidentOracle()
  private var dice: SplitMix64
  private var pending: [[IncidentOracle.Draft]]
  private var heard: [Int]
  private var nextSync: [UInt64]
  private var previous: [String: [FieldValue]] = [:]
  private var records: [String: (record: RecordID, school: Int, maker: Int)] = [:]
  /// The place of each incident among those its school has pushed, and how many of those each replica has heard of.
  private var pushPlaces: [String: Int] = [:]
  private var pushCounts: [Int]
  private var knownCounts: [Int]
  private(set) var counts = ReplayCounts()

  init(_ world: IncidentWorld, replicasPerSchool: Int, seed: UInt64) {
    self.world = world
    self.replicasPerSchool = replicasPerSchool
    dice = SplitMix64(seed: seed)
    let count = world.members.count
    pending = Array(repeating: [], count: count)
    heard = Array(repeating: 0, count: count)
    knownCounts = Array(repeating: 0, count: count)
    pushCounts = Array(repeating: 0, count: world.schoolNumbers.count)
    let start = world.clock.milliseconds
    var first = dice
    nextSync = (0..<count).map { _ in start + Self.offlineMilliseconds(&first) }
    dice = first
  }

  /// From four hours to three days.
  private static func offlineMilliseconds(_ dice: inout SplitMix64) -> UInt64 {
    (4 + dice.next() % 69) * 3_600_000 + dice.next() % 3_600_000
  }

  mutating func play(_ events: [IncidentEvent]) async throws {
    for event in events {
      try await syncAll(dueBy: event.milliseconds)
      world.clock.set(event.milliseconds)
      try await edit(event)
      counts.eventCount += 1
      if counts.eventCount % 10_000 == 0 { progress() }
    }
    for _ in 0..<2 { for member in world.members.indices { try await sync(member) } }
  }

  private func progress() {
    FileHandle.standardError.write(Data("  \(counts.eventCount) events\n".utf8))
  }

  private mutating func syncAll(dueBy moment: UInt64) async throws {
    while let next = nextSync.indices.min(by: { nextSync[$0] < nextSync[$1] }),
      nextSync[next] <= moment
    {
      world.clock.set(max(world.clock.milliseconds, nextSync[next]))
      nextSync[next] += Self.offlineMilliseconds(&dice)
      try await sync(next)
    }
  }

  // MARK: edit

  private mutating func edit(_ event: IncidentEvent) async throws {
    let school =
      records[event.number]?.school ?? Self.hash(event.location) % world.schoolNumbers.count
    let member = school * replicasPerSchool + Self.hash(event.author) % replicasPerSchool
    let changed = changedFields(event)
    previous[event.number] = event.values
    guard !changed.isEmpty else { return }
    guard let known = records[event.number] else {
      return try await create(event, changed, member, school)
    }
    if known.maker != member, pushPlaces[event.number] ?? .max >= knownCounts[member] {
      counts.forcedSyncCount += 1
      try await sync(known.maker)
      try await sync(member)
    }
    let dot = try await world.members[member].replica.record(
      [RecordEdit(kind: IncidentSchema.kind, target: .existing(known.record), values: changed)],
      author: event.author)
    note(changed, event.number, dot, member)
  }

  private mutating func create(
    _ event: IncidentEvent, _ values: [UInt8: FieldValue], _ member: Int, _ school: Int
  ) async throws {
    let dot = try await world.members[member].replica.record(
      [RecordEdit(kind: IncidentSchema.kind, target: .new(place: 0), values: values)],
      author: event.author)
    records[event.number] = (RecordID(creation: dot, index: 0), school, member)
    note(values, event.number, dot, member)
  }

  private func changedFields(_ event: IncidentEvent) -> [UInt8: FieldValue] {
    let before = previous[event.number]
    var changed: [UInt8: FieldValue] = [:]
    for (place, value) in event.values.enumerated() {
      if let before {
        if before[place] != value { changed[UInt8(place + 1)] = value }
      } else if value != .null {
        changed[UInt8(place + 1)] = value
      }
    }
    return changed
  }

  private mutating func note(
    _ values: [UInt8: FieldValue], _ incident: String, _ dot: Dot, _ member: Int
  ) {
    counts.changeSetCount += 1
    counts.madeWriteCount += values.count
    for (field, value) in values {
      pending[member].append(
        IncidentOracle.Draft(
          cell: IncidentOracle.Cell(incident: incident, field: field), value: value,
          counter: dot.counter,
          heard: heard[member]))
    }
  }

  // MARK: sync

  private mutating func sync(_ place: Int) async throws {
    let member = world.members[place]
    let report = try await member.replica.sync(
      transport: member.transport, options: SyncOptions(lockPolicy: .wait(.seconds(5))))
    guard report.outcome == .synced else { throw ReplayTrouble.sync(report.outcome) }
    counts.add(report)
    for seen in member.transport.takeSeen() {
      counts.answeredCount += 1
      if let frame = seen.request.frame { try admit(frame, seen.response, place) }
    }
    heard[place] = oracle.arrivals(inSchool: member.school)
    knownCounts[place] = pushCounts[member.school]
  }

  /// Lets the oracle admit what the hub has just admitted, and compares the stamps one by one.
  private mutating func admit(_ frame: SealedFrame, _ response: ExchangeResponse, _ place: Int)
    throws
  {
    let member = world.members[place]
    let batch = try frame.open(speaker: member.id, schema: IncidentSchema.schema)
    let claimed = Dictionary(
      uniqueKeysWithValues: batch.heads.map { ($0.dot.counter, $0.stamp.rawValue) })
    let drafts = pending[place].filter { $0.counter <= frame.lastCounter }
    pending[place].removeAll { $0.counter <= frame.lastCounter }
    for draft in drafts where pushPlaces[draft.cell.incident] == nil {
      pushPlaces[draft.cell.incident] = pushCounts[member.school]
      pushCounts[member.school] += 1
    }
    let stamps = oracle.admit(
      oracle.surviving(drafts), claimed: claimed, replica: place, school: member.school,
      hubMilliseconds: world.clock.milliseconds)
    let adjusted = response.verdict?.adjustments ?? []
    for (counter, stamp) in stamps {
      let given = adjusted.first { $0.counter == counter }?.stamp.rawValue ?? claimed[counter]
      guard given == stamp else { throw ReplayTrouble.stamps(member: place, counter: counter) }
    }
    counts.sentWriteCount += batch.writes.reduce(0) { $0 + $1.fields.count }
    counts.frameCount += 1
  }

  private static func hash(_ text: String) -> Int {
    Int(
      text.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
        ($0 ^ UInt64($1)) &* 1_099_511_628_211
      } % 1_000_003)
  }

  // MARK: judgement

  /// Compares everything with everything; the differences, in words.
  func judge() async throws -> [String] {
    var judgement = IncidentJudgement(
      world: world, oracle: oracle, records: records.mapValues(\.record))
    return try await judgement.differences(counts)
  }
}

/// What a replay did.
struct ReplayCounts {
  var eventCount = 0
  var changeSetCount = 0
  var madeWriteCount = 0
  var sentWriteCount = 0
  var frameCount = 0
  var exchangeCount = 0
  /// Exchanges that the hub has answered; the others were refused or broke off, and were tried again.
  var answeredCount = 0
  var syncCount = 0
  var forcedSyncCount = 0
  var sentByteCount = 0
  var receivedByteCount = 0
  var adjustedCount = 0
  var conflictsMet = 0

  mutating func add(_ report: SyncReport) {
    syncCount += 1
    exchangeCount += report.exchangeCount
    sentByteCount += report.sentByteCount
    receivedByteCount += report.receivedByteCount
    adjustedCount += report.adjustedCount
    conflictsMet += report.conflictCount
  }
}
