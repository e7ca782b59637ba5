import Causality
import CentralStorage
import Foundation
import RecordModel
import ReplicaStorage
import SyncProtocol
import RecordStorage

/// One exchange as a sender asked for it, and the hub's time when it came.
struct WorkloadExchange {
  let request: ExchangeRequest
  let hubMilliseconds: UInt64
}

/// What the senders of a workload know together: which record is which, and what each should hold in the end.
final class WorkloadBook {
  /// One write as the store named it.
  struct Write {
    let author: String
    let dot: Dot
    let milliseconds: UInt64
    let record: RecordID
    let values: [UInt8: FieldValue]
  }

  private(set) var records: [String: RecordID] = [:]
  private(set) var expected: [RecordID: [UInt8: FieldValue]] = [:]
  private(set) var writes: [Write] = []

  func target(of save: WorkloadSave) throws -> RecordEdit.Target {
    if save.isNew { return .new(place: 0) }
    guard let record = records[save.record] else { throw WorkloadTrouble.unknownRecord }
    return .existing(record)
  }

  func note(_ save: WorkloadSave, by author: String, as dot: Dot) {
    let record = records[save.record] ?? RecordID(creation: dot, index: 0)
    records[save.record] = record
    expected[record, default: [:]].merge(save.values) { $1 }
    writes.append(
      Write(
        author: author, dot: dot, milliseconds: save.milliseconds, record: record,
        values: save.values))
  }
}

/// One computer of a school while its frames are made: a real replica, on a file system where waiting for the disk is free.
final class WorkloadSender {
  let member: WorkloadMember
  let store: ReplicaStore
  private let hub: WorkloadHub
  private let book: WorkloadBook
  /// Milliseconds of the processor that recording took since it was last asked for.
  private var edit = 0.0

  init(_ member: WorkloadMember, folder: String, hub: WorkloadHub, book: WorkloadBook) throws {
    self.member = member
    self.hub = hub
    self.book = book
    store = try ReplicaStore.create(
      path: folder + "/" + member.name, replica: member.replica, schema: hub.store.schema)
    try store.update {
      $0.school = member.school
      $0.exchange = 1
    }
  }

  /// Records saves, each as its own transaction.
  func record(_ saves: [WorkloadSave]) throws {
    for save in saves {
      let edit = RecordEdit(
        kind: WorkloadSchema.kind, target: try book.target(of: save), values: save.values)
      var span = WorkloadSpan()
      let dot = try span.measure {
        try store.record([edit], author: nil, wallMilliseconds: save.milliseconds)
      }
      self.edit += span.cpu
      book.note(save, by: member.name, as: dot)
    }
  }

  /// Pushes all that is pending, frame by frame.
  ///
  /// - Returns: the exchanges, and what was measured of them together.
  func push(hubMilliseconds: UInt64) throws -> (exchanges: [WorkloadExchange], sent: WorkloadSent) {
    var exchanges: [WorkloadExchange] = []
    var sent = takeEdit()
    while let frame = try collect(into: &sent) {
      let request = request(frame, pageBytesMax: 0, hubMilliseconds)
      exchanges.append(WorkloadExchange(request: request, hubMilliseconds: hubMilliseconds))
      _ = try exchange(request, hubMilliseconds)
    }
    return (exchanges, sent)
  }

  /// Seals one frame and sends nothing; it stays in the file.
  func seal() throws -> WorkloadSent {
    var sent = takeEdit()
    guard let frame = try collect(into: &sent), frame.lastCounter == store.state.counter else {
      throw WorkloadTrouble.severalFrames
    }
    return sent
  }

  /// Pulls all that is there.
  func pull(hubMilliseconds: UInt64) throws {
    while try exchange(
      request(nil, pageBytesMax: UInt32(Limits.columnsBytesMax), hubMilliseconds), hubMilliseconds
    ).hasMore {}
  }

  /// Compares the values of every record here with what the file leads to.
  func checkValues(of workload: String) throws {
    var wrongCount = 0
    try store.eachRecord(of: WorkloadSchema.kind) { record in
      let expected = book.expected[record.record, default: [:]].filter { $0.value != .null }
      if record.values != expected { wrongCount += 1 }
    }
    guard wrongCount == 0 else {
      throw WorkloadTrouble.wrongValues(workload: workload, recordCount: wrongCount)
    }
  }

  private func takeEdit() -> WorkloadSent {
    defer { edit = 0 }
    return WorkloadSent(edit: edit)
  }

  private func collect(into sent: inout WorkloadSent) throws -> SealedFrame? {
    var span = WorkloadSpan()
    guard let frame = try span.measure({ try store.collect(key: member.key) }) else { return nil }
    try sent.add(
      frame, collect: span.cpu, by: member, chain: store.state.chain, schema: store.schema)
    return frame
  }

  private func request(
    _ frame: SealedFrame?, pageBytesMax: UInt32, _ hubMilliseconds: UInt64
  ) -> ExchangeRequest {
    ExchangeRequest(
      replica: member.replica, schemaVersion: store.schema.version,
      replicaMilliseconds: hubMilliseconds, chain: store.state.chain, frame: frame,
      cursor: store.state.cursor, pageBytesMax: pageBytesMax)
  }

  private func exchange(_ request: ExchangeRequest, _ hubMilliseconds: UInt64) throws
    -> AppliedAnswer
  {
    let answer = try hub.answer(
      request, number: try store.nextExchangeNumber(), hubMilliseconds: hubMilliseconds)
    let applied = try store.apply(answer, to: request.frame, wallMilliseconds: hubMilliseconds)
    guard applied.isProvedEqual != false else {
      throw WorkloadTrouble.unequal(sender: member.name)
    }
    return applied
  }
}
