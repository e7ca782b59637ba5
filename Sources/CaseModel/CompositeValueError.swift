/// Why a text is not a composite value; offsets count UTF-8 bytes from 0.
package enum CompositeValueError: Error, Hashable, Sendable {
  /// Something other than the array, its strings and its nulls stands here.
  case unexpectedByte(offset: Int)
  /// The text stops before the array is closed.
  case unexpectedEnd
  /// The same value has another, canonical form.
  case notCanonical
  /// There are more components than a value can have.
  case tooManyComponents(max: Int)
  /// The JSON is longer than a register may be.
  case tooLong(bytesMax: Int)
  /// A component holds U+0000.
  case zeroCharacter
}
