internal import Causality
internal import CentralStorage
internal import Crypto
internal import RecordModel
internal import ReplicaStorage
internal import SyncProtocol
internal import RecordStorage

/// A school's computer while a script is written: it does each step and notes it.
final class ScriptedReplica {
  let id: ReplicaID
  let school: String
  let machine: ReplicaMachine
  private(set) var steps: [ReplicaStep] = []
  /// The last request, to be sent once more.
  private(set) var lastExchange: PreparedExchange?

  init(id: ReplicaID, school: String, path: String) throws {
    self.id = id
    self.school = school
    machine = ReplicaMachine(path: path)
    try perform(.create(id))
    try perform(.enrol(school: school))
  }

  func store() throws -> ReplicaStore {
    guard let store = machine.store else { throw CutTrouble.noStore }
    return store
  }

  func perform(_ step: ReplicaStep) throws {
    try machine.perform(step, attempt: 0)
    steps.append(step)
  }

  @discardableResult
  func record(_ edits: [RecordEdit], milliseconds: UInt64) throws -> Dot {
    let dot = try store().nextDot
    try perform(.record(edits, author: "CPE", milliseconds: milliseconds, as: dot))
    return dot
  }

  /// A new record.
  func create(_ values: [UInt8: FieldValue], milliseconds: UInt64) throws -> RecordID {
    let dot = try record(
      [RecordEdit(kind: CutSchema.thing, target: .new(place: 0), values: values)],
      milliseconds: milliseconds)
    return RecordID(creation: dot, index: 0)
  }

  func set(_ values: [UInt8: FieldValue], of record: RecordID, milliseconds: UInt64) throws {
    try self.record(
      [RecordEdit(kind: CutSchema.thing, target: .existing(record), values: values)],
      milliseconds: milliseconds)
  }

  /// What goes to the hub next.
  func request(milliseconds: UInt64) throws -> PreparedExchange {
    let frame = try store().collect(key: ReplicaMachine.key)
    steps.append(.collect(frame))
    steps.append(.number)
    let number = try store().nextExchangeNumber()
    let state = try store().state
    let request = ExchangeRequest(
      replica: id, schemaVersion: CutSchema.schema.version, replicaMilliseconds: milliseconds,
      chain: state.chain, frame: frame, cursor: state.cursor,
      pageBytesMax: UInt32(Limits.columnsBytesMax))
    let exchange = PreparedExchange(
      replica: id, number: number, request: request,
      batch: try frame?.open(speaker: id, schema: CutSchema.schema))
    lastExchange = exchange
    return exchange
  }

  /// Applies what the hub answered.
  func apply(_ answer: ExchangeResponse, to frame: SealedFrame?, milliseconds: UInt64) throws {
    let applied = try store().apply(answer, to: frame, wallMilliseconds: milliseconds)
    steps.append(.apply(answer, to: frame, milliseconds: milliseconds, giving: applied))
  }
}
