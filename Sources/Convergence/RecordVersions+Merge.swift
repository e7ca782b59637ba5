package import Causality
package import RecordModel

/// Fields of one record that two writers changed without knowing of each other.
package struct Concurrency: Hashable, Sendable {
  /// The fields, all with the same two versions.
  package let fields: FieldSet
  /// The version that lost, with its author.
  package let loser: RecordVersions.Group
  /// The change-set whose value stands.
  package let winner: Dot
  /// Whether it was the incoming write that lost.
  package let isLostByWrite: Bool
}

/// What merging one write into one record came to.
package struct RecordMerge: Hashable, Sendable {
  /// The fields whose value is now the write's.
  package fileprivate(set) var taken = FieldSet()
  /// Whether any version changed, a clock included.
  package fileprivate(set) var isChanged = false
  /// The fields changed without knowledge of each other; whether the values differ is for the caller to see.
  package fileprivate(set) var concurrencies: [Concurrency] = []
}

extension RecordVersions {
  /// Merges a write to some fields of `record`, all in one version, into what is known.
  ///
  /// The note of the write has the `sequence` that every version that changes is given. What is returned is what the
  /// caller must store; the versions here are already the merged ones.
  package mutating func merge(_ write: Group, of record: RecordID) -> RecordMerge {
    guard !groups.isEmpty else {
      var group = write
      group.note.isKnownToWriter = true
      replaceGroups([group])
      var merge = RecordMerge()
      merge.taken = write.fields
      merge.isChanged = true
      return merge
    }
    return mergeIntoGroups(write, of: record)
  }

  private mutating func mergeIntoGroups(_ write: Group, of record: RecordID) -> RecordMerge {
    var merge = RecordMerge()
    var merged: [Group] = []
    merged.reserveCapacity(groups.count + 1)
    for group in groups {
      let shared = group.fields.intersection(write.fields)
      let rest = group.fields.subtracting(shared)
      if !rest.isEmpty {
        merged.append(Group(fields: rest, version: group.version, note: group.note))
      }
      if !shared.isEmpty { merged.append(merge.mergeGroup(group, shared, write, of: record)) }
    }
    let fresh = write.fields.subtracting(fields)
    if !fresh.isEmpty { merged.append(merge.takeFresh(fresh, write)) }
    if merge.isChanged { replaceGroups(merged) }
    return merge
  }
}

extension RecordMerge {
  fileprivate mutating func takeFresh(
    _ fields: FieldSet, _ write: RecordVersions.Group
  ) -> RecordVersions.Group {
    taken = taken.union(fields)
    isChanged = true
    var note = write.note
    note.isKnownToWriter = true
    return RecordVersions.Group(fields: fields, version: write.version, note: note)
  }

  fileprivate mutating func mergeGroup(
    _ group: RecordVersions.Group, _ fields: FieldSet, _ write: RecordVersions.Group,
    of record: RecordID
  ) -> RecordVersions.Group {
    let (version, outcome) = Merge.merge(write.version, into: group.version, of: record)
    var note = group.note
    switch outcome {
    case .alreadyKnown, .superseded: break
    case .replaces:
      taken = taken.union(fields)
      note = write.note
    case .winsConcurrently:
      taken = taken.union(fields)
      note = write.note
      concurrencies.append(
        Concurrency(fields: fields, loser: group, winner: version.writer, isLostByWrite: false))
    case .losesConcurrently:
      concurrencies.append(
        Concurrency(fields: fields, loser: write, winner: version.writer, isLostByWrite: true))
    }
    if version != group.version {
      isChanged = true
      note.sequence = write.note.sequence
      note.isKnownToWriter = outcome == .replaces && version == write.version
    }
    return RecordVersions.Group(fields: fields, version: version, note: note)
  }
}
