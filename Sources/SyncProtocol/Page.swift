package import Causality
package import RecordModel
internal import Foundation
internal import SwiftProtobuf

/// Where a reader stands in the hub's two streams; the reader keeps it and never looks inside.
package struct StreamCursor: Hashable, Sendable {
  /// The hub's incarnation, 16 bytes; another one after the hub was restored.
  package let epoch: [UInt8]
  /// The place in the stream of the reader's own school.
  package var school: StreamPlace
  /// The place in the stream that all schools read.
  package var nation: StreamPlace

  /// A cursor from its parts.
  package init(epoch: [UInt8], school: StreamPlace, nation: StreamPlace = StreamPlace()) {
    self.epoch = epoch
    self.school = school
    self.nation = nation
  }

  /// Before everything, for a reader that has never read.
  package static let start = StreamCursor(epoch: [], school: StreamPlace())
}

/// A place in one stream of the hub.
package struct StreamPlace: Hashable, Sendable {
  /// The last number read.
  package let sequence: UInt64
  /// The number at which the reader last stood at the end: versions up to here it has, wherever their records have moved.
  package let floor: UInt64

  /// A place from its parts; before everything by default.
  package init(sequence: UInt64 = 0, floor: UInt64 = 0) {
    self.sequence = sequence
    self.floor = floor
  }
}

/// A ledger entry as it travels: the entry, its kind and author, and whether it is settled.
package struct LedgerNotice: Hashable, Sendable {
  package let kind: UInt16
  package let change: ChangeSet
  /// The change-set whose value stood when the entry was made.
  package let winner: Dot
  /// Whether a later write has replaced the lost value knowingly.
  package let isSettled: Bool

  /// A notice from its parts; `change` holds exactly one write of one field: the lost one.
  package init(kind: UInt16, change: ChangeSet, winner: Dot, isSettled: Bool) {
    self.kind = kind
    self.change = change
    self.winner = winner
    self.isSettled = isSettled
  }
}

/// Whether a page holds several records, and so could hold fewer, or one alone, which goes however large it is.
package enum PageSize: Sendable {
  case many
  case one

  var limits: EnvelopeLimits { self == .many ? .frame : .oneRecord }
}

/// Other people's changes, on their way to a school.
///
/// Shape: protobuf `Page`. Source: `protocol/04-exchange.md`, section 5.
package struct Page: Hashable, Sendable {
  package let schemaVersion: UInt32
  package let next: StreamCursor
  /// Whether the stream goes on after this page.
  package let hasMore: Bool
  let dictionary: UInt8
  let columns: [UInt8]
  let ledger: [UInt8]
  let erasures: [UInt8]

  /// Packs change-sets, ledger notices and erased records, and reads them back: what a reader would refuse must
  /// never be sent.
  ///
  /// - Throws: `.limit` when the page is too large, or has too much of anything; pack fewer then.
  package init(
    _ changeSets: [ChangeSet], ledger notices: [LedgerNotice], erased: [RecordID] = [],
    reader: ReplicaID, next: StreamCursor, hasMore: Bool, size: PageSize = .many,
    schema: RecordSchema
  ) throws(FrameError) {
    schemaVersion = schema.version
    dictionary = schema.dictionaryNumber
    columns =
      changeSets.isEmpty
      ? []
      : try ColumnsEnvelope.shrink(
        Self.readable(changeSets, reader), schema: schema, limits: size.limits)
    ledger =
      notices.isEmpty
      ? []
      : try ColumnsEnvelope.shrink(
        Self.readable(notices, reader), schema: schema, limits: size.limits)
    erasures = erased.isEmpty ? [] : try Self.readable(erased)
    guard columns.count + ledger.count + erasures.count <= size.limits.bytesMax else {
      throw .limit(.columnsBytes)
    }
    self.next = next
    self.hasMore = hasMore
  }

  private static func readable(
    _ changeSets: [ChangeSet], _ reader: ReplicaID
  ) throws(FrameError) -> EncodedColumns {
    let columns = ColumnsEncoder.columns(of: changeSets, speaker: reader)
    _ = try ColumnsDecoder.decode(columns.bytes, speaker: reader)
    return columns
  }

  private static func readable(
    _ notices: [LedgerNotice], _ reader: ReplicaID
  ) throws(FrameError) -> EncodedColumns {
    let columns = LedgerColumns.encode(notices, reader: reader)
    _ = try LedgerColumns.decode(columns, reader: reader)
    return EncodedColumns(bytes: columns, valuesStart: 0)
  }

  private static func readable(_ erased: [RecordID]) throws(FrameError) -> [UInt8] {
    let bytes = ErasedColumns.encode(erased)
    _ = try ErasedColumns.decode(bytes)
    return bytes
  }

  init(message: Preau_V1_Page) throws(FrameError) {
    guard let dictionary = UInt8(exactly: message.dictionary) else { throw .envelope }
    guard
      message.columns.count + message.ledger.count + message.erased.count
        <= Limits.recordColumnsBytesMax
    else { throw .limit(.columnsBytes) }
    schemaVersion = message.schemaVersion
    self.dictionary = dictionary
    columns = Array(message.columns)
    ledger = Array(message.ledger)
    erasures = Array(message.erased)
    next = StreamCursor(message: message.next)
    hasMore = message.more
  }

  var message: Preau_V1_Page {
    var message = Preau_V1_Page()
    message.schemaVersion = schemaVersion
    message.dictionary = UInt32(dictionary)
    message.columns = Data(columns)
    message.ledger = Data(ledger)
    message.erased = Data(erasures)
    message.next = next.message
    message.more = hasMore
    return message
  }

  /// How many bytes the changes, the ledger notices and the erased records take.
  package var byteCount: Int { columns.count + ledger.count + erasures.count }

  /// Opens the changes.
  package func openChanges(reader: ReplicaID, schema: RecordSchema) throws(FrameError)
    -> ChangeBatch?
  {
    guard !columns.isEmpty else { return nil }
    let raw = try ColumnsEnvelope.restore(
      columns, dictionary: dictionary, schema: schema, limits: .oneRecord)
    return try ColumnsDecoder.decode(raw, speaker: reader)
  }

  /// Opens the ledger notices.
  package func openLedger(reader: ReplicaID, schema: RecordSchema) throws(FrameError)
    -> LedgerBatch?
  {
    guard !ledger.isEmpty else { return nil }
    let raw = try ColumnsEnvelope.restore(
      ledger, dictionary: dictionary, schema: schema, limits: .oneRecord)
    return try LedgerColumns.decode(raw, reader: reader)
  }

  /// The records that are erased.
  package func openErased() throws(FrameError) -> [RecordID] {
    erasures.isEmpty ? [] : try ErasedColumns.decode(erasures)
  }
}

/// Ledger notices as columns: the lost writes as change-sets, then who won and what is settled.
enum LedgerColumns {
  static func encode(_ notices: [LedgerNotice], reader: ReplicaID) -> [UInt8] {
    let changes = ColumnsEncoder.encode(notices.map(\.change), speaker: reader)
    var writer = ByteWriter()
    writer.append(count: changes.count)
    writer.append(bytes: changes)
    for notice in notices {
      writer.append(bytes: notice.winner.replica.bytes)
      writer.append(varint: notice.winner.counter)
    }
    writer.append(bits: notices.map(\.isSettled))
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8], reader: ReplicaID) throws(FrameError) -> LedgerBatch {
    var input = ByteReader(bytes)
    let range = try input.take(try input.count(.columnsBytes, max: Limits.columnsRestoredBytesMax))
    let changes = try ColumnsDecoder.decode(Array(bytes[range]), speaker: reader)
    guard changes.writes.count == changes.heads.count else { throw .malformed(.tableIndex) }
    var winners: [Dot] = []
    winners.reserveCapacity(changes.heads.count)
    for (place, write) in changes.writes.enumerated() {
      guard write.head == place, write.fields.count == 1 else { throw .malformed(.tableIndex) }
      guard let replica = ReplicaID(in: bytes, at: try input.take(ReplicaID.byteCount).lowerBound)
      else {
        throw .truncated
      }
      winners.append(Dot(replica: replica, counter: try input.counter()))
    }
    let settled = try input.bits(changes.heads.count)
    guard input.isAtEnd else { throw .malformed(.trailingBytes) }
    return LedgerBatch(changes: changes, winners: winners, settled: settled)
  }
}

extension StreamCursor {
  init(message: Preau_V1_Cursor) {
    self.init(
      epoch: Array(message.epoch),
      school: StreamPlace(sequence: message.sequence, floor: message.floor),
      nation: StreamPlace(sequence: message.nationalSequence, floor: message.nationalFloor))
  }

  var message: Preau_V1_Cursor {
    var message = Preau_V1_Cursor()
    message.epoch = Data(epoch)
    message.sequence = school.sequence
    message.floor = school.floor
    message.nationalSequence = nation.sequence
    message.nationalFloor = nation.floor
    return message
  }
}
