/// How two states stand to each other: a partial order, so deliberately not `Comparable`.
///
/// Source: Fidge (1988), Mattern (1989); `protocol/02-causality.md`, section 3.
package enum CausalOrder: Hashable, Sendable {
  /// Both have seen the same.
  case equal
  /// The left one is part of the right one's past.
  case before
  /// The right one is part of the left one's past.
  case after
  /// Neither has seen all of the other.
  case concurrent
}
