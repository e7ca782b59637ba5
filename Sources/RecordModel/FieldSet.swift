/// A set of field numbers of one kind.
///
/// Shape: one bit per number, 0 to 127; iteration is in ascending order.
package struct FieldSet: Hashable, Sendable {
  /// One bit per field number.
  package var bits: UInt128

  /// A set from its bits; the empty set by default.
  @inlinable package init(bits: UInt128 = 0) { self.bits = bits }

  /// A set of the given numbers; numbers beyond 127 are left out.
  @inlinable package init(_ numbers: some Sequence<UInt8>) {
    bits = 0
    for number in numbers where number <= Self.numberMax { bits |= 1 << UInt128(number) }
  }

  /// The greatest field number a kind can have.
  package static let numberMax: UInt8 = 127

  /// Whether no field is in the set.
  @inlinable package var isEmpty: Bool { bits == 0 }
  /// How many fields are in the set.
  @inlinable package var count: Int { bits.nonzeroBitCount }
  /// The lowest number in the set, 128 when empty.
  @inlinable package var first: UInt8 { UInt8(bits.trailingZeroBitCount) }

  /// Whether `number` is in the set.
  @inlinable package func contains(_ number: UInt8) -> Bool {
    number <= Self.numberMax && bits >> UInt128(number) & 1 == 1
  }

  /// The place of `number` among the numbers of the set, in ascending order.
  @inlinable package func position(of number: UInt8) -> Int {
    (bits & (1 << UInt128(number) - 1)).nonzeroBitCount
  }

  /// The numbers in both sets.
  @inlinable package func intersection(_ other: FieldSet) -> FieldSet {
    FieldSet(bits: bits & other.bits)
  }
  /// The numbers in either set.
  @inlinable package func union(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits | other.bits) }
  /// The numbers of this set that are not in `other`.
  @inlinable package func subtracting(_ other: FieldSet) -> FieldSet {
    FieldSet(bits: bits & ~other.bits)
  }
}

extension FieldSet: Sequence {
  /// Walks the numbers in ascending order.
  package struct Iterator: IteratorProtocol {
    var bits: UInt128

    @inlinable package mutating func next() -> UInt8? {
      guard bits != 0 else { return nil }
      let number = UInt8(bits.trailingZeroBitCount)
      bits &= bits - 1
      return number
    }
  }

  @inlinable package func makeIterator() -> Iterator { Iterator(bits: bits) }
}
