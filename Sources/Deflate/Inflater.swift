internal import CZlib

/// Restores bytes that were shrunk, step by step, and stops before they grow past the limits.
///
/// Source: RFC 1950, RFC 1951; `protocol/07-limits.md` for the numbers the protocol uses.
package enum Inflater {
  /// How much is restored before the limits are looked at again, in bytes.
  package static let stepBytes = 64 * 1024
  /// Below this many restored bytes the ratio is not looked at: small frames of repeated text are honest.
  package static let ratioFreeBytes = 1024 * 1024
  private static let checkSumBytes = 4

  /// Restores what `Deflater` shrank.
  ///
  /// The input is the whole stream with its check sum, and nothing after it. At most `bytesMax` may come out, and past
  /// `ratioFreeBytes` at most `ratioMax` bytes for each that went in. Another dictionary than the one it was shrunk
  /// with shows as a wrong check sum.
  ///
  /// - Throws: a `DeflateError`; what was restored until then is dropped.
  package static func inflate(
    _ bytes: some Collection<UInt8>, dictionary: [UInt8] = [], bytesMax: Int, ratioMax: Int
  ) throws(DeflateError) -> [UInt8] {
    let input = Array(bytes)
    var stream = z_stream()
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .outOfMemory }
    defer { inflateEnd(&stream) }
    if !dictionary.isEmpty { inflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) }
    var output: [UInt8] = []
    var consumed = 0
    while true {
      let (status, left) = step(&stream, input, from: consumed, into: &output)
      consumed = input.count - left
      try check(output.count, of: input.count, bytesMax: bytesMax, ratioMax: ratioMax)
      if status == Z_STREAM_END { break }
      if status == Z_MEM_ERROR { throw .outOfMemory }
      if status == Z_BUF_ERROR || (status == Z_OK && left == 0 && stream.avail_out > 0) {
        throw .truncated
      }
      guard status == Z_OK else { throw .corrupt }
    }
    try check(output, sum: input[consumed...])
    return output
  }

  private static func check(_ output: [UInt8], sum: ArraySlice<UInt8>) throws(DeflateError) {
    guard sum.count >= checkSumBytes else { throw .truncated }
    guard sum.count == checkSumBytes else { throw .trailingBytes }
    guard sum.elementsEqual(Deflater.checkSum(of: output)) else { throw .corrupt }
  }

  private static func step(
    _ stream: inout z_stream, _ input: [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (status: Int32, left: Int) {
    var status = Z_OK
    let chunk = [UInt8](unsafeUninitializedCapacity: stepBytes) { buffer, count in
      input.withUnsafeBufferPointer { bytes in
        stream.next_in = bytes.baseAddress.map { UnsafeMutablePointer(mutating: $0 + start) }
        stream.avail_in = UInt32(bytes.count - start)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(stepBytes)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        count = stepBytes - Int(stream.avail_out)
      }
    }
    output.append(contentsOf: chunk)
    return (status, Int(stream.avail_in))
  }

  private static func check(
    _ restored: Int, of given: Int, bytesMax: Int, ratioMax: Int
  ) throws(DeflateError) {
    if restored > bytesMax { throw .tooLarge(bytesMax: bytesMax) }
    if restored > ratioFreeBytes, restored / max(given, 1) > ratioMax {
      throw .ratioExceeded(ratioMax: ratioMax)
    }
  }
}
