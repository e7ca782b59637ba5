/// How much a transfer may be; what passes a limit is neither written nor read.
///
/// Source: `protocol/07-limits.md`.
package enum TransferLimits {
  /// The whole file, in bytes.
  package static let transferFileBytesMax = 16 * 1024 * 1024
  /// The lines once they are restored, in bytes.
  package static let transferContentBytesMax = 64 * 1024 * 1024
  /// How many times larger the lines may be than what they were shrunk to.
  package static let transferRatioMax = 200
  /// How many records one transfer moves.
  package static let transferRecordsMax = 20_000
  /// One line, in bytes.
  package static let transferLineBytesMax = 1024 * 1024
  /// What a case may be called at the other school, in bytes.
  package static let transferReferenceBytesMax = 64
  /// What one record may take in a change-set, by a careful estimate, in bytes.
  package static let transferRecordBytesMax = 200 * 1024
}
