import CentralStorage
import Foundation
import RecordModel
import ReplicaStorage

/// A workload ready to be received: its frames, what they cost their senders, and where receivers begin.
struct PreparedWorkload {
  let name: String
  /// What was measured, one entry per change-set.
  var sent: [WorkloadSent] = []
  /// What the receiver holds before anything is measured.
  var base: [WorkloadExchange] = []
  var measured: [WorkloadExchange] = []
  /// How many exchanges are committed together, in the base and then.
  var baseGroupSize = 1
  var groupSize = 1
  /// The hub's file with every computer enrolled.
  var hubPath = ""
  /// The sum of the state hashes of all schools in the end; empty when the receivers make it.
  var stateHash = ""
  /// The replicas that push and pull in the receiver's process, and the hub's time then.
  var replicaPaths: [String] = []
  var hubMilliseconds: UInt64 = 0
  var book = WorkloadBook()
}

/// Makes the frames of a workload with real replicas and a hub.
struct WorkloadSenders {
  let data: String
  let folder: String
  let schema: RecordSchema
  let initial: [WorkloadLine]

  /// How long after the last edit a replica pushes, in milliseconds.
  private static let restMilliseconds: UInt64 = 60_000

  func prepare(_ name: String) throws -> PreparedWorkload {
    var workload = PreparedWorkload(name: name)
    switch name {
    case "w1": try prepareInitial(&workload)
    case "w2": try prepareDays(&workload)
    case "w3": try prepareBacklog(&workload)
    case "w4": try prepareConcurrent(&workload)
    default: try prepareFanIn(&workload)
    }
    return workload
  }

  /// The hub's time after all of `lines`.
  private func rest(after lines: some Sequence<WorkloadLine>) -> UInt64 {
    (lines.map(\.milliseconds).max() ?? 0) + Self.restMilliseconds
  }

  private func hub(_ members: [WorkloadMember], for workload: inout PreparedWorkload) throws
    -> WorkloadHub
  {
    let hub = try WorkloadHub(folder: folder, schema: schema, members: members)
    workload.hubPath = hub.enrolledPath
    return hub
  }

  private func sender(
    _ member: WorkloadMember, _ hub: WorkloadHub, _ workload: PreparedWorkload
  ) throws -> WorkloadSender {
    try WorkloadSender(member, folder: folder, hub: hub, book: workload.book)
  }

  // MARK: W1, W2

  private func prepareInitial(_ workload: inout PreparedWorkload) throws {
    let (hub, _) = try pushInitial(&workload)
    workload.stateHash = try hub.store.sumOfStateHashes()
  }

  /// Lets each school push its cases.
  ///
  /// - Returns: the hub, and the first school's computer.
  private func pushInitial(_ workload: inout PreparedWorkload) throws
    -> (hub: WorkloadHub, first: WorkloadSender?)
  {
    let lines = Dictionary(grouping: initial, by: \.author)
    let members = WorkloadMember.all(lines.keys.sorted().map { ($0, $0) })
    let hub = try hub(members, for: &workload)
    let now = rest(after: initial)
    var first: WorkloadSender?
    for member in members {
      let sender = try sender(member, hub, workload)
      try sender.record(WorkloadSave.grouping(lines[member.name] ?? []))
      let (exchanges, sent) = try sender.push(hubMilliseconds: now)
      workload.measured += exchanges
      workload.sent.append(sent)
      try sender.checkValues(of: workload.name)
      if first == nil { first = sender }
    }
    return (hub, first)
  }

  private func prepareDays(_ workload: inout PreparedWorkload) throws {
    let (hub, first) = try pushInitial(&workload)
    (workload.base, workload.measured, workload.sent) = (workload.measured, [], [])
    let lines = try WorkloadFile.read("w2", in: data)
    for (_, today) in Dictionary(grouping: lines, by: \.day).sorted(by: { $0.key < $1.key }) {
      guard let first else { break }
      try first.record(WorkloadSave.grouping(today))
      let (exchanges, sent) = try first.push(hubMilliseconds: rest(after: today))
      workload.measured += exchanges
      workload.sent.append(sent)
    }
    try first?.checkValues(of: workload.name)
    workload.stateHash = try hub.store.sumOfStateHashes()
  }

  // MARK: W3, W4

  /// Lets the school's first computer push the first `count` cases, and the others pull them.
  private func share(
    _ count: Int, with names: [String], _ workload: inout PreparedWorkload
  ) throws -> (hub: WorkloadHub, others: [WorkloadSender]) {
    let members = WorkloadMember.all((["S00"] + names).map { ($0, "S00") })
    let hub = try hub(members, for: &workload)
    let known = initial.prefix(count)
    let owner = try sender(members[0], hub, workload)
    try owner.record(WorkloadSave.grouping(known))
    workload.base = try owner.push(hubMilliseconds: rest(after: known)).exchanges
    let others = try members.dropFirst().map { try sender($0, hub, workload) }
    for other in others { try other.pull(hubMilliseconds: rest(after: known)) }
    return (hub, others)
  }

  private func prepareBacklog(_ workload: inout PreparedWorkload) throws {
    let lines = try WorkloadFile.read("w3", in: data)
    let (hub, others) = try share(2000, with: ["D00"], &workload)
    for other in others {
      try other.record(WorkloadSave.grouping(lines))
      let (exchanges, sent) = try other.push(hubMilliseconds: rest(after: lines))
      workload.measured += exchanges
      workload.sent.append(sent)
      try other.checkValues(of: workload.name)
    }
    workload.stateHash = try hub.store.sumOfStateHashes()
  }

  /// How far the clocks of W4 are ahead of the true time, in milliseconds.
  private static let skewsMilliseconds: [String: Int64] = ["A": 0, "B": 90_000, "C": -420_000]

  private func prepareConcurrent(_ workload: inout PreparedWorkload) throws {
    let lines = try WorkloadFile.read("w4", in: data)
    let (_, others) = try share(500, with: ["A", "B", "C"], &workload)
    for other in others {
      let own = lines.filter { $0.author == other.member.name }
      try other.record(WorkloadSave.grouping(own))
      workload.sent.append(try other.seal())
      workload.replicaPaths.append(folder + "/" + other.member.name)
    }
    let times = lines.map { Int64($0.milliseconds) - Self.skewsMilliseconds[$0.author, default: 0] }
    workload.hubMilliseconds = UInt64(times.max() ?? 0) + Self.restMilliseconds
  }

  // MARK: W5

  private func prepareFanIn(_ workload: inout PreparedWorkload) throws {
    let lines = try WorkloadFile.read("w5", in: data)
    let edits = Dictionary(grouping: lines, by: \.author)
    let members = WorkloadMember.all(edits.keys.sorted().map { ($0, $0) })
    let hub = try hub(members, for: &workload)
    let recordsPerSchool = initial.count / max(1, members.count)
    for (place, member) in members.enumerated() {
      let sender = try sender(member, hub, workload)
      let own = initial.dropFirst(place * recordsPerSchool).prefix(recordsPerSchool)
      try sender.record(WorkloadSave.grouping(own))
      workload.base += try sender.push(hubMilliseconds: rest(after: initial)).exchanges
      try sender.record(WorkloadSave.grouping(edits[member.name] ?? []))
      let (exchanges, sent) = try sender.push(hubMilliseconds: rest(after: lines))
      workload.measured += exchanges
      workload.sent.append(sent)
      try sender.checkValues(of: workload.name)
    }
    workload.baseGroupSize = 64
    workload.groupSize = 512
    workload.stateHash = try hub.store.sumOfStateHashes()
  }
}
