package import RecordModel

/// Why a text cannot be the value of a field, with what is allowed instead.
///
/// Never carries what the person typed: it may name somebody, and errors are shown and logged.
package indirect enum FieldTextError: Error, Hashable, Sendable {
  /// Longer than a text may be, in UTF-8 bytes.
  case tooLong(bytesMax: Int)
  /// Holds U+0000.
  case zeroCharacter
  /// Neither a code nor a label of this list.
  case unknownCode(Vocabulary)
  /// Not a whole number of 64 bits.
  case notInteger
  /// Neither yes nor no.
  case notBoolean
  /// Not a day of the calendar.
  case notDate
  /// Not the JSON of these components.
  case notComposite([String])
  /// One component of a composite does not fit.
  case component(String, FieldTextError)
  /// Means the right thing, not written as it is stored.
  case form
  /// References and sealed bytes are not typed by people.
  case notTyped
  /// The value is of another type than the field.
  case wrongType

  /// The texts that would be accepted, as far as they can be listed.
  package var allowed: [String] {
    switch self {
    case .unknownCode(let vocabulary): vocabulary.terms.map(\.code)
    case .notBoolean: ["oui", "non", "yes", "no", "true", "false", "1", "0"]
    case .notDate: ["YYYY-MM-DD", "DD/MM/YYYY"]
    case .notComposite(let names): [names.joined(separator: ";")]
    case .component(_, let error): error.allowed
    case .tooLong, .zeroCharacter, .notInteger, .form, .notTyped, .wrongType: []
    }
  }
}
