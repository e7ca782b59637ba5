package import RecordModel

/// A language people read the registry in.
///
/// Shape: the raw value is the two-letter tag of BCP 47.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case french = "fr"
  case english = "en"
}

extension Label {
  /// The text in one language.
  package func text(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }
}
