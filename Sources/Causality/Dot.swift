/// The name of one change-set: the replica that made it and its place in that replica's own count.
///
/// Shape: counters start at 1 and have no holes. Source: Almeida et al., "Dotted Version Vectors" (2012);
/// `protocol/02-causality.md`, section 2.
package struct Dot: Hashable, Comparable, Sendable {
  /// The replica that speaks.
  package let replica: ReplicaID
  /// The place in that replica's count, from 1.
  package let counter: UInt64

  /// Names the change-set `counter` of `replica`.
  package init(replica: ReplicaID, counter: UInt64) {
    self.replica = replica
    self.counter = counter
  }

  @inlinable package static func == (left: Dot, right: Dot) -> Bool {
    left.counter == right.counter && left.replica == right.replica
  }

  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(replica)
    hasher.combine(counter)
  }

  @inlinable package static func < (left: Dot, right: Dot) -> Bool {
    left.replica != right.replica ? left.replica < right.replica : left.counter < right.counter
  }
}
