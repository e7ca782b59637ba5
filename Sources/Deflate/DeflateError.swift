/// Why bytes could not be shrunk or restored.
package enum DeflateError: Error, Hashable, Sendable {
  /// The stream is not what zlib writes, or its check sum is wrong; another dictionary shows so too.
  case corrupt
  /// The stream stops before its end.
  case truncated
  /// Bytes follow the end of the stream.
  case trailingBytes
  /// A zlib stream's header wants a dictionary that was not offered, or another one.
  case wrongDictionary
  /// The restored bytes would pass the limit given, in bytes.
  case tooLarge(bytesMax: Int)
  /// The restored bytes are too many times the shrunk ones.
  case ratioExceeded(ratioMax: Int)
  /// zlib could not get memory.
  case outOfMemory
}
