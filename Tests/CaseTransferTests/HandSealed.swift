import Crypto
import Foundation

/// A file of a transfer put together by hand from `protocol/10-transfer.md`, so that it can hold what our writer never would.
struct HandSealed {
  var magic = Array("PREAUTRF".utf8)
  var version: UInt8 = 1
  var from = "0751234J"
  var to = "0690001B"
  var transfer = [UInt8](repeating: 7, count: 28)
  var salt = [UInt8](repeating: 9, count: 32)
  /// What is sealed, shrunk already.
  var shrunk: [UInt8] = []
  /// The 20 symbols of the code.
  var secret = "00000000000000000000"
  /// Added to the count of sealed bytes that the header tells.
  var countError = 0

  var bytes: [UInt8] {
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
  static func closed(_ bytes: [UInt8]) -> [UInt8] { bytes + SHA256.hash(data: bytes) }
}
