/// Streams with zlib's own header, for files that others' tools may open.
extension Deflater {
  /// Shrinks `bytes` to one whole zlib stream (RFC 1950) without a dictionary.
  ///
  /// - Throws: `.outOfMemory` only.
  package static func deflate(zlib bytes: [UInt8]) throws(DeflateError) -> [UInt8] {
    // 32 KiB of window, level 6: what zlib itself would write.
    [0x78, 0x9C] + (try deflate(bytes))
  }
}
