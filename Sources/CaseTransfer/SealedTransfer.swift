internal import Crypto
internal import Deflate
internal import Foundation

/// One case in a sealed file, worth nothing without its code.
///
/// Shape: header, sealed lines, SHA-256 of both. Source: `protocol/10-transfer.md`, section 3.
package struct SealedTransfer: Hashable, Sendable {
  /// What the file says of itself.
  package let header: TransferHeader
  /// The whole file.
  package let bytes: [UInt8]

  private static let tagByteCount = 16
  private static let digestByteCount = 32

  /// Seals lines for whoever has the code.
  ///
  /// - Throws: `.tooLarge` for more than a reader takes.
  package init(
    sealing content: [UInt8], header: TransferHeader, code: TransferCode
  ) throws(TransferError) {
    guard content.count <= TransferLimits.transferContentBytesMax,
      let shrunk = try? Deflater.deflate(zlib: content)
    else { throw .tooLarge }
    let authenticated = header.bytes(sealedByteCount: shrunk.count + Self.tagByteCount)
    let (key, nonce) = Self.key(code, header)
    guard
      let box = try? ChaChaPoly.seal(
        shrunk, using: key, nonce: ChaChaPoly.Nonce(data: nonce), authenticating: authenticated)
    else { throw .tooLarge }
    let whole = authenticated + box.ciphertext + box.tag
    bytes = whole + SHA256.hash(data: whole)
    self.header = header
    guard bytes.count <= TransferLimits.transferFileBytesMax,
      Self.isHonest(restored: content.count, shrunk: shrunk.count)
    else { throw .tooLarge }
  }

  /// Reads a file as far as it can be without its code: it is whole, and of a version that this build knows.
  ///
  /// - Throws: `.notATransfer`, `.tooLarge`, `.damaged`, `.newerVersion`, in this order.
  package init(_ bytes: [UInt8]) throws(TransferError) {
    guard bytes.starts(with: TransferHeader.magic) else { throw .notATransfer }
    guard bytes.count <= TransferLimits.transferFileBytesMax else { throw .tooLarge }
    // In every version the last 32 bytes are the hash of all before, so that damage is never taken for news.
    let whole = bytes.dropLast(Self.digestByteCount)
    guard whole.count > TransferHeader.magic.count,
      bytes.suffix(Self.digestByteCount).elementsEqual(SHA256.hash(data: whole))
    else { throw .damaged }
    guard whole[TransferHeader.magic.count] == TransferHeader.version else { throw .newerVersion }
    guard let header = TransferHeader(Array(whole)),
      TransferHeader.sealedByteCount(bytes) == whole.count - TransferHeader.byteCount,
      whole.count >= TransferHeader.byteCount + Self.tagByteCount
    else { throw .damaged }
    self.bytes = bytes
    self.header = header
  }

  /// Opens the file.
  ///
  /// - Returns: the lines.
  /// - Throws: `.wrongCode`, `.tooLarge`, `.unsound`.
  package func open(with code: TransferCode) throws(TransferError) -> [UInt8] {
    let whole = bytes.dropLast(Self.digestByteCount)
    let sealed = whole.dropFirst(TransferHeader.byteCount)
    let (key, nonce) = Self.key(code, header)
    guard
      let box = try? ChaChaPoly.SealedBox(
        nonce: ChaChaPoly.Nonce(data: nonce), ciphertext: sealed.dropLast(Self.tagByteCount),
        tag: sealed.suffix(Self.tagByteCount)),
      let shrunk = try? ChaChaPoly.open(
        box, using: key, authenticating: whole.prefix(TransferHeader.byteCount))
    else { throw .wrongCode }
    do throws(DeflateError) {
      return try Inflater.inflate(
        zlib: Array(shrunk), bytesMax: TransferLimits.transferContentBytesMax,
        ratioMax: TransferLimits.transferRatioMax)
    } catch {
      switch error {
      case .tooLarge, .ratioExceeded, .outOfMemory: throw .tooLarge
      case .corrupt, .truncated, .trailingBytes, .wrongDictionary: throw .unsound
      }
    }
  }

  /// Whether a reader will take so much out of so little.
  private static func isHonest(restored: Int, shrunk: Int) -> Bool {
    restored <= Inflater.ratioFreeBytes
      || restored / max(shrunk, 1) <= TransferLimits.transferRatioMax
  }

  /// The key and the nonce of one file: both follow from its code and its salt, which is never used twice.
  private static func key(
    _ code: TransferCode, _ header: TransferHeader
  ) -> (key: SymmetricKey, nonce: [UInt8]) {
    let bytes = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: code.secret), salt: header.salt,
      info: Array("preau-transfer-v1".utf8), outputByteCount: 44
    ).withUnsafeBytes { Array($0) }
    return (SymmetricKey(data: bytes.prefix(32)), Array(bytes.suffix(12)))
  }
}
