internal import Causality
internal import Crypto
internal import RecordModel
internal import ReplicaStorage
internal import SyncProtocol
internal import RecordStorage

/// What a school's computer does.
enum ReplicaStep: CutStep {
  case create(ReplicaID)
  case enrol(school: String)
  case record([RecordEdit], author: String?, milliseconds: UInt64, as: Dot)
  case collect(SealedFrame?)
  case number
  case apply(
    ExchangeResponse, to: SealedFrame?, milliseconds: UInt64, giving: AppliedAnswer)
  case reopen

  var editCount: Int {
    switch self {
    case .record: 1
    case .apply(_, _, _, let applied): applied.changedRecordCount
    default: 0
    }
  }
  var isCreation: Bool { if case .create = self { true } else { false } }
  var isRepeatable: Bool {
    switch self {
    case .collect, .number, .reopen: true
    case .create, .enrol, .record, .apply: false
    }
  }
}

/// A school's computer with its real store.
final class ReplicaMachine: CutMachine {
  let path: String
  private(set) var store: ReplicaStore?

  init(path: String) { self.path = path }

  /// The key that every computer of the scripts signs with; Ed25519 signs the same bytes the same way every time.
  static let key: Curve25519.Signing.PrivateKey = {
    let bytes = (UInt8(1)...32).map { $0 }
    return (try? .init(rawRepresentation: bytes)) ?? .init()
  }()

  func open() throws { store = try ReplicaStore.open(path: path, schema: CutSchema.schema) }

  func drop() { store = nil }

  func isSound() throws -> Bool { try opened().verify() }

  func isProved() throws -> Bool { try isSound() }

  private func opened() throws -> ReplicaStore {
    guard let store else { throw CutTrouble.noStore }
    return store
  }

  func perform(_ step: ReplicaStep, attempt: UInt64) throws {
    switch step {
    case .create(let replica):
      store = try ReplicaStore.create(path: path, replica: replica, schema: CutSchema.schema)
    case .enrol(let school):
      try opened().update {
        $0.school = school
        $0.exchange = 1
      }
    case .record(let edits, let author, let milliseconds, let dot):
      let found = try opened().record(edits, author: author, wallMilliseconds: milliseconds)
      try expect(found == dot, "another name for an edit")
    case .collect(let frame):
      try expect(try opened().collect(key: Self.key) == frame, "another frame")
    case .number: _ = try opened().nextExchangeNumber()
    case .apply(let answer, let frame, let milliseconds, let applied):
      let found = try opened().apply(answer, to: frame, wallMilliseconds: milliseconds)
      try expect(found == applied, "another effect of an answer")
    case .reopen:
      drop()
      try open()
    }
  }

  private func expect(_ holds: Bool, _ what: String) throws {
    guard holds else { throw CutMismatch(what: what) }
  }
}
