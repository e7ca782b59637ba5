/// Where a directory file's bytes come from.
package protocol ByteSource {
  /// Gives the next bytes in order.
  ///
  /// - Parameter byteCountMax: the most bytes to give, at least 1.
  /// - Returns: an empty array means the end, and stays so.
  /// - Throws: `.unreadable` when the system refuses; the source is then of no more use.
  mutating func next(byteCountMax: Int) throws(SchoolDirectoryError) -> [UInt8]
}
