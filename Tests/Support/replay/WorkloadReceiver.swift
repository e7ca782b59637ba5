import CentralStorage
import Foundation
import RecordModel
import ReplicaStorage
import SyncProtocol

/// The hub's side of a workload, in a process of its own so that its memory is its own.
///
/// Signatures and inflating are measured at the sender's: here a frame is opened first, and then its columns are decoded
/// again and applied under the clock.
struct WorkloadReceiver {
  let plan: WorkloadPlan
  let hub: CentralStore
  var received = WorkloadReceived()
  private var exchangeNumber: UInt64 = 1

  /// Carries out the plan in a file and prints what it measured.
  static func run(planPath: String) throws {
    let plan = try JSONDecoder().decode(
      WorkloadPlan.self, from: Data(contentsOf: URL(fileURLWithPath: planPath)))
    let dictionary = [UInt8](try Data(contentsOf: URL(fileURLWithPath: plan.dictionaryPath)))
    let start = WorkloadMemory.kibibytes("VmRSS")
    let schema = WorkloadSchema.schema(dictionary: dictionary)
    var receiver = WorkloadReceiver(
      plan: plan, hub: try CentralStore.open(path: plan.hubPath, schema: schema))
    try receiver.receive()
    receiver.received.memoryKibibytes = WorkloadMemory.kibibytes("VmHWM") - start
    receiver.received.stateHash = try receiver.hub.sumOfStateHashes()
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(receiver.received))
  }

  private init(plan: WorkloadPlan, hub: CentralStore) {
    self.plan = plan
    self.hub = hub
  }

  private mutating func receive() throws {
    guard let file = FileHandle(forReadingAtPath: plan.exchangesPath) else {
      throw WorkloadTrouble.truncated
    }
    var left = plan.baseCount
    while left > 0 {
      let group = try next(min(left, plan.baseGroupSize), in: file)
      guard !group.isEmpty else { throw WorkloadTrouble.truncated }
      left -= group.count
      _ = try apply(group)
    }
    let replicas = try plan.replicaPaths.map {
      try ReplicaStore.open(path: $0, schema: hub.schema)
    }
    WorkloadMemory.forgetPeak()
    while case let group = try next(plan.groupSize, in: file), !group.isEmpty {
      received.apply.append(try apply(group).span)
    }
    try meet(replicas)
  }

  private func next(_ count: Int, in file: FileHandle) throws -> [WorkloadExchange] {
    var group: [WorkloadExchange] = []
    while group.count < count, let exchange = try WorkloadExchangeFile.next(in: file) {
      group.append(exchange)
    }
    return group
  }

  /// Decodes and commits some exchanges together, under the clock.
  mutating func apply(_ group: [WorkloadExchange]) throws
    -> (committed: [CommittedExchange], span: WorkloadSpan)
  {
    let columns = try group.map { exchange in
      try exchange.request.frame?.open(speaker: exchange.request.replica, schema: hub.schema).bytes
    }
    let first = exchangeNumber + 1
    exchangeNumber += UInt64(group.count)
    let now = group.map(\.hubMilliseconds).max() ?? 0
    var span = WorkloadSpan()
    let results = try span.measure {
      var prepared: [PreparedExchange] = []
      for (place, exchange) in group.enumerated() {
        let replica = exchange.request.replica
        prepared.append(
          PreparedExchange(
            replica: replica, number: first + UInt64(place), request: exchange.request,
            batch: try columns[place].map { try ColumnsDecoder.decode($0, speaker: replica) }))
      }
      return try hub.commit(prepared, hubMilliseconds: now)
    }
    return (try results.map { try $0.get() }, span)
  }
}
