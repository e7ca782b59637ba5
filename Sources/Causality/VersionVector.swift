/// The highest counter seen from each replica: what a state knows of the others.
///
/// Shape: entries sorted by replica, counters above zero; an absent replica counts as zero, so the empty
/// vector is "has seen nothing". Never pruned by size. Source: `protocol/02-causality.md`, section 3.
package struct VersionVector: Hashable, Sendable {
  /// One replica and the highest counter seen from it.
  package typealias Entry = Dot

  /// The entries, sorted by replica, each replica once.
  package internal(set) var entries: [Entry]

  /// A vector that has seen nothing.
  package init() { entries = [] }

  /// A vector that has seen nothing, with room for so many entries.
  package init(capacity: Int) {
    entries = []
    entries.reserveCapacity(capacity)
  }

  /// A vector that has seen `entries`; of a replica named twice the greater counter counts.
  package init(_ entries: some Sequence<Entry>) {
    self.entries = []
    for entry in entries { insert(entry) }
  }

  /// Whether nothing was seen.
  @inlinable package var isEmpty: Bool { entries.isEmpty }

  /// The highest counter seen from `replica`, 0 when none.
  @inlinable package subscript(replica: ReplicaID) -> UInt64 {
    for entry in entries where entry.replica == replica { return entry.counter }
    return 0
  }

  /// Whether `dot` is part of what was seen.
  @inlinable package func contains(_ dot: Dot) -> Bool { self[dot.replica] >= dot.counter }

  /// Takes note of `dot` and of everything its replica did before it.
  package mutating func insert(_ dot: Dot) {
    guard dot.counter > 0 else { return }
    let place = entries.firstIndex { $0.replica >= dot.replica } ?? entries.endIndex
    guard place < entries.endIndex, entries[place].replica == dot.replica else {
      return entries.insert(dot, at: place)
    }
    if entries[place].counter < dot.counter { entries[place] = dot }
  }

  /// Forgets the entry of `dot`'s replica when `dot` says as much or more; used where `dot` is implied.
  package mutating func removeEntry(coveredBy dot: Dot) {
    guard let place = entries.firstIndex(where: { $0.replica == dot.replica }),
      entries[place].counter <= dot.counter
    else { return }
    entries.remove(at: place)
  }

  /// Adds all that `other` has seen: the least upper bound of both.
  package mutating func formJoin(_ other: VersionVector) {
    if isEmpty {
      entries = other.entries
    } else {
      for entry in other.entries { insert(entry) }
    }
  }

  /// The least upper bound of both vectors.
  package func joined(with other: VersionVector) -> VersionVector {
    var join = self
    join.formJoin(other)
    return join
  }

  /// How this state stands to `other`.
  package func causalOrder(to other: VersionVector) -> CausalOrder {
    switch (descends(from: other), other.descends(from: self)) {
    case (true, true): .equal
    case (true, false): .after
    case (false, true): .before
    case (false, false): .concurrent
    }
  }

  /// Whether everything `other` has seen was seen here too.
  package func descends(from other: VersionVector) -> Bool {
    other.entries.allSatisfy { contains($0) }
  }
}
