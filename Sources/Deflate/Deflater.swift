internal import CZlib

/// Shrinks bytes with zlib's algorithm, helped by a dictionary that both sides hold.
///
/// Shape: one deflate stream (RFC 1951), then the Adler-32 of what was shrunk in four bytes, the highest first: a zlib
/// stream without its header. The same input, boundary, level and dictionary give the same bytes.
/// Source: RFC 1950, RFC 1951; `protocol/03-change-set.md`, section 6.
package enum Deflater {
  /// The level used on the wire: beyond it the time grows and the bytes hardly shrink.
  package static let levelDefault: Int32 = 6
  /// What ending a block early may add, in bytes.
  private static let blockBytesMax = 64

  /// Shrinks `bytes`; what comes before `boundary` gets blocks of its own, since numbers and texts want other codes.
  ///
  /// - Throws: `.outOfMemory` only; nothing else can fail.
  package static func deflate(
    _ bytes: [UInt8], boundary: Int = 0, dictionary: [UInt8] = [], level: Int32 = levelDefault
  ) throws(DeflateError) -> [UInt8] {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .outOfMemory }
    defer { deflateEnd(&stream) }
    if !dictionary.isEmpty { deflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) }
    return try finish(&stream, bytes, boundary: boundary) + checkSum(of: bytes)
  }

  private static func finish(_ stream: inout z_stream, _ bytes: [UInt8], boundary: Int)
    throws(DeflateError) -> [UInt8]
  {
    let capacity = Int(deflateBound(&stream, UInt(bytes.count))) + blockBytesMax
    var status = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(capacity)
        let first = boundary < input.count ? boundary : 0
        if first > 0 {
          stream.avail_in = UInt32(first)
          _ = CZlib.deflate(&stream, Z_BLOCK)
        }
        stream.avail_in += UInt32(input.count - first)
        status = CZlib.deflate(&stream, Z_FINISH)
        count = capacity - Int(stream.avail_out)
      }
    }
    guard status == Z_STREAM_END else { throw .outOfMemory }
    return output
  }

  /// The Adler-32 of `bytes`, the highest byte first.
  static func checkSum(of bytes: [UInt8]) -> [UInt8] {
    let sum = adler32(1, bytes, UInt32(bytes.count))
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }
}
