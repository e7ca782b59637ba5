package import Deflate

/// Why the bytes of a frame or a page could not be read.
///
/// Each has its code in `protocol/06-errors.md`; nothing was applied when one is thrown.
package enum FrameError: Error, Hashable, Sendable {
  /// The envelope is no message of this protocol.
  case envelope
  /// zlib's stream could not be restored.
  case deflate(DeflateError)
  /// The frame names a dictionary this build does not hold.
  case unknownDictionary(UInt8)
  /// The columns stop before their end.
  case truncated
  /// The columns break the rule named.
  case malformed(FrameRule)
  /// The columns pass the limit named.
  case limit(FrameLimit)
}

/// The rules the columns of a frame must keep; named in `protocol/03-change-set.md`, section 4.
package enum FrameRule: String, Hashable, Sendable {
  case varint, columnMode, replicaTable, authorTable, clockTable, shapeTable, recordTable
  case changeSetOrder, tableIndex, creationIndex, wireType, boolean, date, utf8, restoredLength
  case trailingBytes, counterRange, nullBits, writer
}

/// The limits the columns of a frame must keep; the numbers are in `Limits`.
package enum FrameLimit: String, Hashable, Sendable {
  case columnsBytes, replicas, authors, authorBytes, clocks, clockEntries, changeSets, writes,
    values
  case valueBytes, counter
}
