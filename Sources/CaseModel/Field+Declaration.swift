internal import RecordModel

extension Field {
  /// Declares a field from a kind's list of numbers.
  init(
    _ number: some RawRepresentable<UInt8>, _ name: String, _ type: FieldType,
    _ confidentiality: Confidentiality, _ french: String, _ english: String,
    merge: MergeMark = .lastWriter
  ) {
    self.init(
      number.rawValue, name, type, confidentiality, merge: merge, label: Label(french, english))
  }

  /// Declares a set with a closed list: one yes-or-no field per term, numbered in the list's order.
  ///
  /// New terms go at the end of a list, so numbers stay.
  static func members(of vocabulary: Vocabulary, from first: UInt8, _ group: Label) -> [Field] {
    zip(first..., vocabulary.terms).map { number, term in
      Field(
        number, "\(vocabulary.name)_\(term.code)", .boolean, .statistical,
        label: Label(
          "\(group.french) : \(term.label.french)", "\(group.english): \(term.label.english)"))
    }
  }
}
