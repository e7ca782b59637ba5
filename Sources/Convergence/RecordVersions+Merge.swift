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
  private let notesConcurrency: Bool

  fileprivate init(notesConcurrency: Bool) { self.notesConcurrency = notesConcurrency }
}

extension RecordVersions {
  /// Merges a write to some fields of `record`, all in one version, into what is known.
  ///
  /// The note of the write has the `sequence` that every version that changes is given. What is returned is what the
  /// caller must store; the versions here are already the merged ones.
  package mutating func merge(_ write: Group, of record: RecordID) -> RecordMerge {
    let merge = absorb(write, of: record)
    if merge.isChanged { normalize() }
    return merge
  }

  /// The same without putting the groups into their one form: for several writes in a row, with `normalize` after the last.
  ///
  /// Concurrencies are listed only where they are asked for: a school takes the ledger from the hub.
  package mutating func absorb(
    _ write: Group, of record: RecordID, notingConcurrency: Bool = true
  ) -> RecordMerge {
    var merge = RecordMerge(notesConcurrency: notingConcurrency)
    var fresh = write.fields
    for place in groups.indices where !fresh.isEmpty {
      let shared = groups[place].fields.intersection(write.fields)
      guard !shared.isEmpty else { continue }
      fresh = fresh.subtracting(shared)
      let merged = merge.mergeGroup(groups[place], shared, write, of: record)
      if shared == groups[place].fields {
        groups[place] = merged
      } else {
        groups[place].fields = groups[place].fields.subtracting(shared)
        groups.append(merged)
      }
    }
    if !fresh.isEmpty { groups.append(merge.takeFresh(fresh, write)) }
    return merge
  }
}

extension RecordMerge {
  private mutating func list(_ concurrency: Concurrency) {
    if notesConcurrency { concurrencies.append(concurrency) }
  }

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
      list(Concurrency(fields: fields, loser: group, winner: version.writer, isLostByWrite: false))
    case .losesConcurrently:
      list(Concurrency(fields: fields, loser: write, winner: version.writer, isLostByWrite: true))
    }
    if version != group.version {
      isChanged = true
      note.sequence = write.note.sequence
      note.isKnownToWriter = outcome == .replaces && version == write.version
    }
    return RecordVersions.Group(fields: fields, version: version, note: note)
  }
}
