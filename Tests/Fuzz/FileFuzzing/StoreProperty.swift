import CaseModel
import Crypto
import GRDB
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import WireFuzzing

/// Opening and using any database file: it works or fails with an error of ours, and never ends the program.
///
/// The bytes say what happens to a sound file first, see `StoreDamage`.
enum StoreProperty {
  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let template = StoreTemplate.shared else {
      throw BrokenProperty("a replica can be made")
    }
    var supply = ByteSupply(bytes)
    do {
      try template.folder.put(template.bytes, at: StoreTemplate.name)
      try StoreDamage.apply(&supply, to: template)
    } catch is DatabaseError {
      // SQLite itself refuses to damage the file any further; what there is of it is opened.
    } catch { throw BrokenProperty("a file can be damaged, not \(error)") }
    do {
      try use(ReplicaStore.open(path: template.path, schema: CaseSchema.current))
    } catch is StorageError, is ReplicaStoreError, is FrameError {
      return
    } catch { throw BrokenProperty("a damaged file gives an error of ours, not \(error)") }
  }

  /// Everything that reads the file, each part on its own: one that fails does not spare the others.
  private static func use(_ store: ReplicaStore) throws {
    let works: [(ReplicaStore) throws -> Void] = [
      { _ = try $0.verify() },
      { store in
        for kind in CaseKind.allCases { try store.eachRecord(of: kind.rawValue) { _ in } }
      },
      { store in
        for kind in CaseKind.allCases {
          _ = try store.texts(of: kind.rawValue, field: CaseField.reference.rawValue)
        }
      },
      { _ = try $0.openLedger() }, { _ = try $0.quarantinedChanges(limit: 10) },
      { _ = try $0.quarantinedCount() }, { _ = try $0.oldestPendingStamp() },
      { _ = try $0.claimedMilliseconds(ofOwn: 1) },
      { store in if let key = StoreTemplate.key { _ = try store.planOutbox(key: key) } },
      { store in if let key = StoreTemplate.key { _ = try store.collect(key: key) } },
      { store in
        try store.record(
          [
            RecordEdit(
              kind: CaseKind.case.rawValue, target: .new(place: 0),
              values: [CaseField.openedOn.rawValue: .date(1)])
          ], author: "CPE", wallMilliseconds: 1_767_600_000_000)
      }, { _ = try $0.nextExchangeNumber() },
    ]
    for work in works {
      do {
        try work(store)
      } catch is StorageError, is ReplicaStoreError, is FrameError {}
    }
  }
}
