internal import Foundation

/// What somebody typed to say who they are; never stored, never printed.
package struct Passphrase: Sendable {
  let bytes: [UInt8]
  private let characterCount: Int
  private let distinctCount: Int

  /// Takes what was typed; composed and decomposed accents are one passphrase.
  package init(_ typed: String) {
    let text = typed.precomposedStringWithCanonicalMapping
    bytes = Array(text.utf8)
    characterCount = text.count
    distinctCount = Set(text).count
  }

  /// The least length of a new passphrase, in characters.
  package static let characterMin = 12
  /// The greatest length, in UTF-8 bytes.
  package static let byteMax = 1024
  private static let distinctMin = 5

  /// Whether it may become somebody's passphrase.
  package var isStrongEnough: Bool {
    characterCount >= Self.characterMin && bytes.count <= Self.byteMax
      && distinctCount >= Self.distinctMin
  }
}
