/// What is wrong with a record, by field number; never what the record says.
package enum CaseProblem: Hashable, Sendable {
  /// No kind has this number.
  case unknownKind(UInt16)
  /// The kind has no field with this number.
  case unknownField(UInt8)
  /// The field must have a value.
  case missing(UInt8)
  /// The field cannot hold its value.
  case unfit(UInt8, FieldTextError)
  /// The whole number is outside its bounds.
  case outOfRange(UInt8, ClosedRange<Int64>)
  /// The first day follows the second.
  case datesOutOfOrder(earlier: UInt8, later: UInt8)
  /// The reference or the school year is not written as it should be.
  case malformed(UInt8)
}
