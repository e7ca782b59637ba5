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
    let pen = DeskPen(
      key: key, hubMilliseconds: environment.wallMilliseconds(),
      newReplica: ReplicaID(folding: environment.randomBytes(ReplicaID.byteCount)))
    return try writing { try store.write(to: stream, author: author, pen: pen, edits) }
  }
}

extension ReplicaID {
  /// A name from random bytes, most significant first.
  init(folding bytes: some Sequence<UInt8>) {
    let number = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    self.init(
      high: UInt64(truncatingIfNeeded: number >> 64), low: UInt64(truncatingIfNeeded: number))
  }
}
