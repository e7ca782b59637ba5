/// How much a directory file may ask of the machine that reads it.
package struct SchoolDirectoryLimits: Hashable, Sendable {
  /// Longest record, quotes and separators included, in bytes.
  package var lineBytesMax = 65_536
  /// Greatest number of lines, header included.
  package var lineCountMax = 1_000_000
  /// Greatest size of the file, both as stored and as inflated, in bytes.
  package var inflatedBytesMax = 268_435_456
  /// Greatest number of inflated bytes for one compressed byte.
  package var inflationRatioMax = 200
  /// Inflated bytes below which the ratio is not looked at: tiny files compress absurdly well.
  package var ratioFloorBytes = 1_048_576
  /// Greatest number of rejected lines that are kept; all are counted.
  package var keptRejectionCountMax = 100

  /// The limits used in production; tests narrow one at a time.
  package init() {}
}
