import CaseModel
import Causality
import Crypto
import Foundation
import GRDB
import RecordModel
import ReplicaStorage
import SyncProtocol
import RecordStorage

/// A sound database of a replica, with an outbox, records of others and a conflict, whose bytes the inputs spoil.
struct StoreTemplate: Sendable {
  static let name = "replica.sqlite"
  let folder = ScratchFolder("store")
  /// The file when nothing is wrong with it.
  let bytes: Data
  /// Its tables with their columns, in the order they were made.
  let tables: [(name: String, columns: [String])]

  var path: String { folder.path + "/" + Self.name }

  static let replica = ReplicaID(high: 1, low: 2)
  static let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](1...32))
  static let shared = try? StoreTemplate()

  private init() throws {
    try? FileManager.default.removeItem(atPath: folder.path + "/" + Self.name)
    try Self.fill(folder.path + "/" + Self.name)
    bytes = try folder.bytes(of: Self.name)
    let queue = try DatabaseQueue(path: folder.path + "/" + Self.name)
    tables = try queue.read { database in
      try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
      ).map { table in
        (table, try database.columns(in: table).map(\.name))
      }
    }
    try queue.close()
  }

  /// Makes own records, seals some, and takes in a page with somebody else's change and a lost one.
  private static func fill(_ path: String) throws {
    let schema = CaseSchema.current
    let store = try ReplicaStore.create(path: path, replica: replica, schema: schema)
    let day: [UInt8: FieldValue] = [CaseField.openedOn.rawValue: .date(20_780)]
    for place in 0..<3 {
      try store.record(
        [RecordEdit(kind: CaseKind.case.rawValue, target: .new(place: 0), values: day)],
        author: "CPE \(place)", wallMilliseconds: 1_767_600_000_000)
    }
    if let key { _ = try store.collect(key: key) }
    let record = RecordID(creation: Dot(replica: replica, counter: 1), index: 0)
    let other = ReplicaID(high: 3, low: 4)
    let changes = (1...2 as ClosedRange<UInt64>).map { counter in
      ChangeSet(
        dot: Dot(replica: other, counter: counter),
        stamp: HybridTimestamp(milliseconds: 1_767_600_001_000, counter: UInt16(counter)),
        author: "Direction",
        writes: [
          RecordWrite(
            kind: CaseKind.case.rawValue, record: record,
            fields: FieldSet([CaseField.openedOn.rawValue]), values: [.date(20_000)],
            clock: VersionVector([Dot(replica: ReplicaID(high: 5, low: 6), counter: counter)]))
        ])
    }
    let lost = LedgerNotice(
      kind: CaseKind.case.rawValue, change: changes[0], winner: changes[1].dot, isSettled: false)
    let page = try Page(
      [changes[1]], ledger: [lost], reader: replica,
      next: StreamCursor(
        epoch: [UInt8](repeating: 9, count: 16), school: StreamPlace(sequence: 7)),
      hasMore: false, schema: schema)
    let receipt = Receipt(
      replica: replica, acknowledgedCounter: 0, stateHash: StateHash(), sequence: 7,
      epoch: [UInt8](repeating: 9, count: 16), hubMilliseconds: 1_767_600_001_000,
      signature: [UInt8](repeating: 0, count: 64))
    _ = try store.apply(
      ExchangeResponse(verdict: nil, page: page, receipt: receipt, floorVersion: 1), to: nil,
      wallMilliseconds: 1_767_600_001_000)
  }
}
