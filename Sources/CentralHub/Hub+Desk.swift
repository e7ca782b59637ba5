package import CentralStorage
package import Causality
package import RecordStorage

extension Hub {
  /// Makes one change-set of the centre's own; the school, or every school, has it after its next sync.
  ///
  /// The edits are given the change-set's name, so that they may refer to one another.
  ///
  /// - Throws: `DeskError`, `StorageError`; nothing has changed then.
  @discardableResult
  package func write(
    to stream: DeskStream, author: String, _ edits: @Sendable (Dot) -> [RecordEdit]
  ) throws -> Dot {
    guard let replica = ReplicaID(bytes: environment.randomBytes(ReplicaID.byteCount)) else {
      throw DeskError.noSuchRecord
    }
    let pen = DeskPen(
      key: key, hubMilliseconds: environment.wallMilliseconds(), newReplica: replica)
    return try writing { try store.write(to: stream, author: author, pen: pen, edits) }
  }
}
