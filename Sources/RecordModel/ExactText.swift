/// A text that is equal to another only when its bytes are: two spellings of one accented letter are two texts.
///
/// Swift's own strings compare what people see. Source: `protocol/03-change-set.md`, section 5.
package struct ExactText: Hashable, Sendable {
  /// The text.
  package let text: String

  /// The text, to be compared by its bytes.
  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
