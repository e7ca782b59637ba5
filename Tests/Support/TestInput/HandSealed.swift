internal import Crypto
internal import Foundation

/// A file of a transfer put together by hand from `protocol/10-transfer.md`, so that it can hold what our writer never would.
package struct HandSealed {
  /// What every version begins with.
  package var magic = Array("PREAUTRF".utf8)
  /// The version.
  package var version: UInt8 = 1
  /// The school it comes from.
  package var from = "0751234J"
  /// The school it is for.
  package var to = "0690001B"
  /// The transfer's name, 28 bytes.
  package var transfer = [UInt8](repeating: 7, count: 28)
  /// The salt, 32 bytes.
  package var salt = [UInt8](repeating: 9, count: 32)
  /// What is sealed, shrunk already.
  package var shrunk: [UInt8] = []
  /// The 20 symbols of the code.
  package var secret = "00000000000000000000"
  /// Added to the count of sealed bytes that the header tells.
  package var countError = 0

  /// A file of which everything may still be changed.
  package init(_ change: (inout HandSealed) -> Void) { change(&self) }

  /// The file.
  package var bytes: [UInt8] {
    get throws {
      let count = UInt32(shrunk.count + 16 + countError).bigEndian
      let header =
        magic + [version] + Array(from.utf8) + Array(to.utf8) + transfer + salt
        + withUnsafeBytes(of: count) { Array($0) }
      let derived = HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: Array(secret.utf8)), salt: salt,
        info: Array("preau-transfer-v1".utf8), outputByteCount: 44
      ).withUnsafeBytes { Array($0) }
      let box = try ChaChaPoly.seal(
        shrunk, using: SymmetricKey(data: derived.prefix(32)),
        nonce: ChaChaPoly.Nonce(data: derived.suffix(12)), authenticating: header)
      return Self.closed(header + box.ciphertext + box.tag)
    }
  }

  /// Bytes with the hash of all of them at the end, as every version has it.
  package static func closed(_ bytes: [UInt8]) -> [UInt8] { bytes + SHA256.hash(data: bytes) }
}
