internal import CaseModel
package import CaseRules
internal import Causality
package import RecordModel
internal import Convergence
internal import RecordStorage
internal import ReplicaStorage
internal import SyncProtocol

extension Member {
  /// Whoever acts at a school: a computer without users and roles is its head's.
  package init(acting author: String) {
    self.init(login: author, role: MemberRole(author: author) ?? .head)
  }
}

extension Replica {
  /// A case with its parts, as the rules read them.
  ///
  /// - Throws: `CaseworkError.noSuchCase`, or what the store throws.
  package func caseRecords(_ record: RecordID) throws -> CaseRecords {
    guard let stored = try store.record(record, kind: CaseKind.case.rawValue) else {
      throw CaseworkError.noSuchCase
    }
    return CaseRecords(stored, try parts(of: record, CaseRecords.kinds))
  }

  /// How far a record made here or elsewhere has come: the hub knows all that others made.
  func reach(_ record: RecordID) -> ReportEvent.Reach {
    let state = store.state
    let isHere =
      record.creation.replica == state.replica && record.creation.counter > state.chain.counter
    return isHere ? .here : .centre
  }

  /// Refuses what the author's role may not write; the hub would set it aside.
  func checkRole(_ author: String, _ kind: UInt16, _ fields: some Sequence<UInt8>) throws {
    guard WriteRules.mayWrite(author: author, kind: kind, fields: FieldSet(fields)) else {
      throw CaseworkError.role(CaseKind(rawValue: kind) ?? .case)
    }
  }

  /// Puts something planned to the gates.
  ///
  /// - Returns: all answers; none of them refuses.
  /// - Throws: `CaseworkError.gates` when one refuses.
  @discardableResult
  func pass(
    _ act: PlannedAct, by author: String, in facts: CaseFacts, through channel: ChannelFacts? = nil,
    on day: CalendarDay
  ) throws -> [GateAnswer] {
    let answers = Gates.evaluate(
      act, by: Member(acting: author), in: facts, through: channel, on: day)
    guard answers.isAllowed else { throw CaseworkError.gates(answers) }
    return answers
  }
}

extension CaseRecords {
  /// A stored case with its parts as the rules read them.
  init(_ stored: ReplicaRecord, _ parts: [CaseKind: [ReplicaRecord]]) {
    self.init(file: RuledRecord(stored), parts: parts.mapValues { $0.map(RuledRecord.init) })
  }
}

extension RuledRecord {
  /// A stored record as the rules read it.
  init(_ stored: ReplicaRecord) {
    var writings: [UInt8: Writing] = [:]
    for version in stored.versions {
      let writing = Writing(stamp: version.version.stamp, author: version.author)
      for field in version.fields { writings[field] = writing }
    }
    self.init(record: stored.record, values: stored.values, writings: writings)
  }
}
