/// Every limit of the protocol; the same numbers, with their reasons, are in `protocol/07-limits.md`.
package enum Limits {
  /// A frame's or page's columns after zlib, in bytes.
  package static let columnsBytesMax = 256 * 1024
  /// The same columns restored, in bytes.
  package static let columnsRestoredBytesMax = 4 * 1024 * 1024
  /// Restored bytes per byte received, past one MiB.
  package static let inflateRatioMax = 100
  /// What a replica gathers for one frame before zlib, in bytes.
  package static let frameGatheredBytesMax = 2 * 1024 * 1024
  /// What the hub gathers for one page before zlib, in bytes.
  package static let pageGatheredBytesMax = 1024 * 1024
  /// The columns of a page that holds one record alone, after zlib, in bytes: 128 values of 64 KiB, and room.
  package static let recordColumnsBytesMax = 10 * 1024 * 1024
  /// The same columns restored, in bytes.
  package static let recordRestoredBytesMax = 16 * 1024 * 1024
  /// One answer, in bytes.
  package static let answerBytesMax = 11 * 1024 * 1024
  /// One request body, in bytes.
  package static let bodyBytesMax = 512 * 1024
  /// Counters covered by one frame.
  package static let frameChangeSetsMax = 16_384
  /// Writes to records in one frame or page.
  package static let frameWritesMax = 65_536
  /// Writes to records in one change-set.
  package static let changeSetWritesMax = 4_096
  /// Values in one frame or page.
  package static let frameValuesMax = 1_048_576
  /// The columns of one change-set before zlib, in bytes; below the frame's, so that any change-set can travel.
  package static let changeSetBytesMax = 240 * 1024
  /// The conflict ledger of one record, in bytes as it is stored.
  package static let ledgerBytesMax = 1024 * 1024
  /// Frames of the change log that one pushed frame may make the hub open.
  package static let frameLookupsMax = 16
  /// Entries in one clock.
  package static let clockEntriesMax = 64
  /// Clocks in one frame or page.
  package static let frameClocksMax = 65_536
  /// Replicas named in one frame or page.
  package static let frameReplicasMax = 4_096
  /// Authors named in one frame or page.
  package static let frameAuthorsMax = 4_096
  /// The name of an author, in UTF-8 bytes.
  package static let authorBytesMax = 128
  /// One text or sealed value, in bytes.
  package static let valueBytesMax = 64 * 1024
  /// The greatest counter a replica may reach.
  package static let counterMax: UInt64 = 1 << 31 - 1
  /// Clock skew beyond which a replica warns, in milliseconds.
  package static let skewWarningMilliseconds: UInt64 = 2 * 60 * 1000
  /// How long one exchange may take, in seconds.
  package static let exchangeSecondsMax = 60
  /// How often one run tries again after a failed exchange.
  package static let retriesMax = 6
  /// The longest wait between two tries of one run, in milliseconds.
  package static let retryWaitMillisecondsMax: UInt64 = 30_000
  /// The first wait between two tries, in milliseconds; doubled each time, drawn from zero to it.
  package static let retryWaitMillisecondsFirst: UInt64 = 500
  /// Exchanges in one run, so that a run ends by itself.
  package static let exchangesPerRunMax = 10_000
  /// How long an enrolment code can be used, in hours.
  package static let enrolmentHoursMax = 72
}
