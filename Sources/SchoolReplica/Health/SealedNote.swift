internal import CaseModel
internal import Crypto
internal import Foundation
internal import RecordModel

/// The text of a health note, sealed: version 1, the key's name, then ChaCha20-Poly1305 over the padded text.
///
/// The case, the day and the author are bound to it: a sealed text moved to another note does not open.
enum SealedNote {
  private static let version: UInt8 = 1
  private static let headCount = 1 + HealthKey.nameByteCount
  /// Texts are padded to a multiple of this, so that their length says little.
  private static let padding = 128

  /// Seals a text for one note.
  static func seal(
    _ text: String, for note: Note, with key: HealthKey
  ) throws(HealthError) -> [UInt8] {
    var padded = Array(text.utf8) + [0x80]
    padded += [UInt8](repeating: 0, count: (padding - padded.count % padding) % padding)
    let head = [version] + key.name
    do {
      let box = try ChaChaPoly.seal(
        padded, using: key.symmetric, authenticating: head + note.bytes)
      return head + box.combined
    } catch { throw .altered }
  }

  /// Opens a sealed text.
  ///
  /// - Throws: `.otherKey`, `.altered`.
  static func open(
    _ sealed: [UInt8], of note: Note, with key: HealthKey
  ) throws(HealthError) -> String {
    guard sealed.count > headCount, sealed[0] == version else { throw .altered }
    guard sealed[1..<headCount].elementsEqual(key.name) else { throw .otherKey }
    let padded: Data
    do {
      padded = try ChaChaPoly.open(
        ChaChaPoly.SealedBox(combined: sealed[headCount...]), using: key.symmetric,
        authenticating: sealed.prefix(headCount) + note.bytes)
    } catch { throw .altered }
    guard let end = padded.lastIndex(of: 0x80),
      let text = String(validating: padded[..<end], as: UTF8.self)
    else { throw .altered }
    return text
  }

  /// What a sealed text belongs to.
  struct Note {
    let record: RecordID
    let writtenOn: FieldValue
    let author: FieldValue

    /// A note of a case.
    init(ofCase record: RecordID, writtenOn: FieldValue, author: FieldValue) {
      self.record = record
      self.writtenOn = writtenOn
      self.author = author
    }

    var bytes: [UInt8] {
      var text = String(describing: record)
      if case .date(let days) = writtenOn { text += "\n\(days)" }
      if case .text(let name) = author { text += "\n" + name }
      return Array(text.utf8)
    }
  }
}
