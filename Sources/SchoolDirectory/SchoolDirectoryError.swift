/// Why a whole directory file is refused; a bad line alone is a `RejectedLine`.
package enum SchoolDirectoryError: Error, Equatable, Sendable {
  /// The file cannot be opened or read; the number is the system's `errno`.
  case unreadable(errno: Int32)
  /// There is no header line.
  case empty
  /// The header line is malformed.
  case unreadableHeader(LineRejection)
  /// The header lacks a required column.
  case missingColumn(SchoolColumn)
  /// The header names a column twice.
  case duplicateColumn(SchoolColumn)
  /// The gzip data ends before its trailer.
  case truncatedGzip
  /// The gzip data is damaged, or something else follows it; the number is zlib's status.
  case corruptGzip(status: Int32)
  /// More than `inflatedBytesMax`.
  case tooLarge
  /// More than `inflationRatioMax`: a decompression bomb.
  case inflationRatioTooHigh
  /// More than `lineCountMax`.
  case tooManyLines
}
