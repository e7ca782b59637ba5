import CZlib

/// Inflates gzip data step by step, never more than 64 KiB at a time.
///
/// Shape: one or more gzip members, one after the other, and nothing else.
/// Source: RFC 1952.
final class GzipInflater {
  static let stepBytesMax = 65_536
  /// 15 bits of window, plus 16 to say gzip.
  private static let gzipWindowBits: Int32 = 15 + 16

  /// zlib remembers the address, so the stream lives outside this object.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var consumedCount = 0
  /// True between two members: the only place where the data may end.
  private(set) var isAtMemberEnd = false

  init() throws(SchoolDirectoryError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, GzipInflater.gzipWindowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      throw .corruptGzip(status: status)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Takes the next compressed bytes; the former ones must be used up.
  func feed(_ bytes: [UInt8]) {
    precondition(consumedCount == input.count, "earlier input is not used up")
    input = bytes
    consumedCount = 0
  }

  /// Gives the next inflated bytes; an empty array asks for more input.
  func step() throws(SchoolDirectoryError) -> [UInt8] {
    while consumedCount < input.count {
      try startNextMember()
      let (output, status) = inflateOnce()
      isAtMemberEnd = status == Z_STREAM_END
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw .corruptGzip(status: status)
      }
      if !output.isEmpty { return output }
    }
    return []
  }

  private func startNextMember() throws(SchoolDirectoryError) {
    guard isAtMemberEnd else { return }
    let status = inflateReset(stream)
    guard status == Z_OK else { throw .corruptGzip(status: status) }
  }

  private func inflateOnce() -> (output: [UInt8], status: Int32) {
    var status = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: GzipInflater.stepBytesMax) { room, count in
      input.withUnsafeMutableBufferPointer { pending in
        stream.pointee.next_in = pending.baseAddress?.advanced(by: consumedCount)
        stream.pointee.avail_in = UInt32(pending.count - consumedCount)
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(GzipInflater.stepBytesMax)
        status = inflate(stream, Z_NO_FLUSH)
        consumedCount = pending.count - Int(stream.pointee.avail_in)
        count = GzipInflater.stepBytesMax - Int(stream.pointee.avail_out)
      }
    }
    return (output, status)
  }
}
