internal import CZlib

/// Shrinks bytes with zlib, helped by a dictionary that both sides hold.
///
/// Shape: one zlib stream (RFC 1950) with a preset dictionary when one is given. The same input, level and
/// dictionary give the same bytes. Source: RFC 1950, RFC 1951; `protocol/03-change-set.md`, section 6.
package enum Deflater {
  /// The level used on the wire: beyond it the time grows and the bytes hardly shrink.
  package static let levelDefault: Int32 = 6

  /// Shrinks `bytes`.
  ///
  /// - Throws: `.outOfMemory` only; nothing else can fail.
  package static func deflate(
    _ bytes: [UInt8], dictionary: [UInt8] = [], level: Int32 = levelDefault
  ) throws(DeflateError) -> [UInt8] {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, 15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .outOfMemory }
    defer { deflateEnd(&stream) }
    if !dictionary.isEmpty { deflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) }
    return try finish(&stream, bytes)
  }

  private static func finish(_ stream: inout z_stream, _ bytes: [UInt8]) throws(DeflateError)
    -> [UInt8]
  {
    let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
    var status = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(capacity)
        status = CZlib.deflate(&stream, Z_FINISH)
        count = capacity - Int(stream.avail_out)
      }
    }
    guard status == Z_STREAM_END else { throw .outOfMemory }
    return output
  }
}
