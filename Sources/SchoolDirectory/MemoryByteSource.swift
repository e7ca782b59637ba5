/// A directory file that is already in memory.
package struct MemoryByteSource: ByteSource {
  private var rest: ArraySlice<UInt8>

  /// Wraps the bytes, which are not copied.
  package init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// See `ByteSource`.
  package mutating func next(byteCountMax: Int) throws(SchoolDirectoryError) -> [UInt8] {
    let chunk = rest.prefix(byteCountMax)
    rest = rest.dropFirst(chunk.count)
    return Array(chunk)
  }
}
