internal import Causality
internal import CentralStorage
internal import GRDB
internal import SyncProtocol

/// One exchange on its way into the hub, and what became of it when the script was written.
struct ScriptedExchange: Sendable {
  let exchange: PreparedExchange
  /// Whether its number was used before, so that it is refused whenever it comes.
  let isStale: Bool
  var outcome: Result<CommittedExchange, Refusal>

  /// The exchange with a number of its own for each attempt.
  func exchange(attempt: UInt64) -> PreparedExchange {
    let number = isStale ? exchange.number : exchange.number + attempt * 1_000_000
    return PreparedExchange(
      replica: exchange.replica, number: number, request: exchange.request, batch: exchange.batch)
  }

  /// Whether another outcome is the same; after the first attempt what others did in between may show in page and hash.
  func fits(_ found: Result<CommittedExchange, Refusal>, attempt: UInt64) -> Bool {
    switch (outcome, found) {
    case (.failure(let known), .failure(let found)):
      return known.code == found.code
    case (.success(let known), .success(let found)):
      guard known.verdict == found.verdict, known.chain == found.chain else { return false }
      return attempt > 0
        || known.page == found.page && known.stateHash == found.stateHash
          && known.sequence == found.sequence
    default: return false
    }
  }
}

/// What the hub does.
enum HubStep: CutStep {
  case create
  case schools
  case code([UInt8], school: String)
  case enrol(EnrolmentRequest, code: [UInt8])
  case commit([ScriptedExchange], milliseconds: UInt64)
  case reopen

  var editCount: Int {
    guard case .commit(let exchanges, _) = self else { return 0 }
    return exchanges.reduce(0) { $0 + ((try? $1.outcome.get().changeSetCount) ?? 0) }
  }
  var isCreation: Bool { if case .create = self { true } else { false } }
  var isRepeatable: Bool {
    switch self {
    case .commit, .schools, .enrol, .reopen: true
    case .create, .code: false
    }
  }
}

/// The hub's machine with its real store.
final class HubMachine: CutMachine {
  let path: String
  private(set) var store: CentralStore?

  init(path: String) { self.path = path }

  func open() throws { store = try CentralStore.open(path: path, schema: CutSchema.schema) }

  func drop() { store = nil }

  func isSound() throws -> Bool {
    try opened().transaction { database in
      try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok"
    }
  }

  func isProved() throws -> Bool { try opened().verify().differences.isEmpty }

  private func opened() throws -> CentralStore {
    guard let store else { throw CutTrouble.noStore }
    return store
  }

  func perform(_ step: HubStep, attempt: UInt64) throws {
    switch step {
    case .create:
      store = try CentralStore.create(
        path: path, epoch: CutSchema.epoch, schema: CutSchema.schema)
    case .schools: try opened().put(CutSchema.schools.map(CutSchema.line(ofSchool:)))
    case .code(let hash, let school):
      guard let school = try opened().school(uai: school) else { throw CutTrouble.noStore }
      try opened().keepCode(
        hash: hash, school: school.number, expiresMilliseconds: CutSchema.start * 2)
    case .enrol(let request, let code):
      _ = try opened().enrol(
        request, codeHash: code, exchange: 1, hubMilliseconds: CutSchema.start)
    case .commit(let exchanges, let milliseconds):
      let found = try commit(exchanges, milliseconds, attempt: attempt)
      guard zip(exchanges, found).allSatisfy({ $0.fits($1, attempt: attempt) }) else {
        throw CutMismatch(what: "another answer of the hub")
      }
    case .reopen:
      drop()
      try open()
    }
  }

  /// Commits exchanges together.
  func commit(_ exchanges: [ScriptedExchange], _ milliseconds: UInt64, attempt: UInt64) throws
    -> [Result<CommittedExchange, Refusal>]
  {
    try opened().commit(
      exchanges.map { $0.exchange(attempt: attempt) }, hubMilliseconds: milliseconds)
  }
}
