/// Streams with zlib's own header, which frames of protocol 1 and the files of transfers have.
extension Inflater {
  /// Restores one whole zlib stream (RFC 1950), within the same limits.
  ///
  /// An empty dictionary means that it must not use one.
  ///
  /// - Throws: a `DeflateError`; what was restored until then is dropped.
  package static func inflate(
    zlib bytes: [UInt8], dictionary: [UInt8] = [], bytesMax: Int, ratioMax: Int
  ) throws(DeflateError) -> [UInt8] {
    guard bytes.count >= headerBytes else { throw .truncated }
    let isHeader = bytes[0] & 0x8F == 0x08 && (UInt(bytes[0]) << 8 | UInt(bytes[1])) % 31 == 0
    guard isHeader else { throw .corrupt }
    guard bytes[1] & presetFlag != 0 else {
      return try inflate(bytes.dropFirst(headerBytes), bytesMax: bytesMax, ratioMax: ratioMax)
    }
    let rest = bytes.dropFirst(headerBytes)
    guard rest.count >= 4 else { throw .truncated }
    guard !dictionary.isEmpty, rest.prefix(4).elementsEqual(Deflater.checkSum(of: dictionary))
    else { throw .wrongDictionary }
    return try inflate(
      rest.dropFirst(4), dictionary: dictionary, bytesMax: bytesMax, ratioMax: ratioMax)
  }

  private static let headerBytes = 2
  /// In the second byte: the sum of a preset dictionary follows.
  private static let presetFlag: UInt8 = 0x20
}
