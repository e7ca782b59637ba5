internal import CaseModel
internal import RecordModel
internal import ReplicaStorage

extension Replica {
  /// The parts of one case, of some kinds.
  func parts(
    of record: RecordID, _ kinds: [CaseKind]
  ) throws -> [CaseKind: [ReplicaRecord]] {
    try kinds.reduce(into: [:]) { parts, kind in
      let records = try store.records(of: kind.rawValue, whose: CaseKind.caseField, is: record)
      if !records.isEmpty { parts[kind] = records }
    }
  }

  /// The parts of all cases, each kind read once.
  func partsByCase(_ kinds: [CaseKind]) throws -> [RecordID: [CaseKind: [ReplicaRecord]]] {
    var parts: [RecordID: [CaseKind: [ReplicaRecord]]] = [:]
    for kind in Set(kinds) {
      try store.eachRecord(of: kind.rawValue) { stored in
        guard let parent = stored.caseRecord else { return }
        parts[parent, default: [:]][kind, default: []].append(stored)
      }
    }
    return parts
  }

  /// The numbers by which people call the parts of some cases, each kind read once.
  func partNumbers(of cases: Set<RecordID>) throws -> [RecordID: PartNumbers] {
    guard !cases.isEmpty else { return [:] }
    var records: [RecordID: [RecordID]] = [:]
    for kind in CaseKind.parts {
      try store.eachRecord(of: kind.rawValue) { stored in
        guard let parent = stored.caseRecord, cases.contains(parent) else { return }
        records[parent, default: []].append(stored.record)
      }
    }
    return records.mapValues(PartNumbers.init)
  }
}
