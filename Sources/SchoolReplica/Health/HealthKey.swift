internal import Crypto
internal import Foundation
internal import RecordStorage

/// The key of the health compartment: whoever has it reads the health notes, nobody else does.
///
/// It is kept in a file of its own (0600), outside the database, and never travels by synchronisation: the health staff
/// carry it from one computer to another as its printable form. Source: domain study A3, `notes_sante`.
package struct HealthKey: Hashable, Sendable {
  private let bytes: [UInt8]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let byteCount = 32
  private static let checkCount = 3
  /// What of the key's hash is written before every sealed text, to tell which key it takes.
  static let nameByteCount = 4

  /// Makes a new key.
  package static func new() -> HealthKey {
    HealthKey(bytes: SymmetricKey(size: .bits256).withUnsafeBytes(Array.init))
  }

  /// Reads the printable form: 14 groups of four; `nil` when a character is missing or wrong.
  ///
  /// Case, spaces and hyphens do not matter; O, I and L are read as 0, 1 and 1.
  package init?(printed text: String) {
    guard let all = Base32.decode(text), all.count == Self.byteCount + Self.checkCount else {
      return nil
    }
    let key = HealthKey(bytes: Array(all.prefix(Self.byteCount)))
    guard key.check.elementsEqual(all.suffix(Self.checkCount)) else { return nil }
    self = key
  }

  /// The key as it is printed and kept in a safe: its bytes and a check over them.
  package var printed: String { Base32.encode(bytes + check) }

  private var check: ArraySlice<UInt8> {
    Array(SHA256.hash(data: Data("preau health key check".utf8) + bytes)).prefix(Self.checkCount)
  }

  /// What tells this key from others, and says nothing of it.
  var name: [UInt8] {
    Array(
      SHA256.hash(data: Data("preau health key name".utf8) + bytes).prefix(Self.nameByteCount))
  }

  var symmetric: SymmetricKey { SymmetricKey(data: bytes) }

  /// Reads the key from its file; `nil` when there is none.
  ///
  /// - Throws: `HealthError.keyDamaged`.
  package static func read(_ path: String) throws(HealthError) -> HealthKey? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path),
      let key = HealthKey(printed: String(decoding: bytes, as: UTF8.self))
    else { throw .keyDamaged }
    return key
  }

  /// Writes the key into a file for its owner only.
  ///
  /// - Throws: `HealthError.keyThere` when there is one already: notes sealed with it would be lost.
  package func save(_ path: String) throws(HealthError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .keyThere }
    do {
      try OwnerOnlyFile.replace(Array((printed + "\n").utf8), at: path)
    } catch { throw .keyNotWritten }
  }
}

/// Why something with health notes could not be done; nothing was recorded.
package enum HealthError: Error, Hashable, Sendable {
  /// This computer has no key of the health compartment.
  case noKey
  /// There is a key already.
  case keyThere
  /// The key's file cannot be understood.
  case keyDamaged
  /// The key's file cannot be written.
  case keyNotWritten
  /// What was typed is no key.
  case notAKey
  /// The note was sealed with another key than the one here.
  case otherKey
  /// The sealed text, or the day, author or case it was sealed for, is not what it was.
  case altered
}
