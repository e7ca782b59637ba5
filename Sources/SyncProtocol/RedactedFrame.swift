package import Causality
package import RecordModel

/// A frame of the change log from which writes to erased records were taken.
///
/// Nobody signed what is left: it is believed for its place in the chain, which its first form's hash keeps whole. It
/// never travels. Source: `protocol/decisions/0006-erasure.md`.
extension SealedFrame {
  /// The frame with other change-sets in it, in the same envelope and without a signature.
  ///
  /// - Throws: a `FrameError` when they cannot be packed.
  package func redacted(to changeSets: [ChangeSet], speaker: ReplicaID, schema: RecordSchema)
    throws(FrameError) -> SealedFrame
  {
    let left = FrameEnvelope(
      schemaVersion: schemaVersion, dictionary: schema.dictionaryNumber,
      firstCounter: firstCounter, moreCounters: envelope.moreCounters,
      columns: try ColumnsEnvelope.shrink(
        ColumnsEncoder.columns(of: changeSets, speaker: speaker), schema: schema,
        limits: .oneRecord))
    return try SealedFrame(bytes: left.bytes)
  }
}

/// Takes writes to erased records out of change-sets.
package enum Redaction {
  /// The change-sets without their writes to erased records; `nil` when there are none.
  ///
  /// A change-set that is left with nothing keeps its name and its stamp, so that counters have no hole and stamps go on
  /// from where they were, and nothing else: not who made it.
  package static func redacted(
    _ changeSets: [ChangeSet], isErased: (RecordID) throws -> Bool
  ) rethrows -> [ChangeSet]? {
    var isChanged = false
    let kept = try changeSets.map { changeSet in
      let writes = try changeSet.writes.filter { try !isErased($0.record) }
      guard writes.count < changeSet.writes.count else { return changeSet }
      isChanged = true
      return ChangeSet(
        dot: changeSet.dot, stamp: changeSet.stamp, author: writes.isEmpty ? nil : changeSet.author,
        writes: writes)
    }
    return isChanged ? kept : nil
  }
}
