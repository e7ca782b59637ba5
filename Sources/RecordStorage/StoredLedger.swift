package import Causality
package import Convergence
package import RecordModel
package import SyncProtocol

/// The conflict ledger of one record, packed beside its row: edits that lost without their author knowing.
///
/// Never shortened by a merge. Shape: rows sorted by field, then loser, each pair once; so equal ledgers have equal forms.
/// It is read and written with the record's own row, and costs no statement of its own. Decisions D5, D12, 0005.
package struct StoredLedger: Hashable, Sendable {
  /// One lost value.
  package struct Row: Hashable, Sendable {
    package let field: UInt8
    /// The change-set that wrote the lost value.
    package let loser: Dot
    /// Its admitted stamp.
    package let stamp: HybridTimestamp
    /// The lost value.
    package let value: FieldValue
    /// The store's number of the loser's author, 0 for none.
    package let author: UInt32
    /// The change-set whose value stood when this one lost.
    package let winner: Dot
    /// Whether a later write has replaced the lost value knowingly.
    package internal(set) var isSettled: Bool
    /// At the hub, the number in the school's stream at which the row took its present form; 0 at a school.
    package internal(set) var sequence: UInt64

    /// The row as the merge speaks of it.
    package func entry(of record: RecordID) -> LedgerEntry {
      LedgerEntry(record: record, field: field, loser: loser, stamp: stamp, value: value)
    }
  }

  package private(set) var rows: [Row] = []

  /// The ledger of a record nobody contested.
  package init() {}

  /// Whether there is no row.
  package var isEmpty: Bool { rows.isEmpty }

  /// How many rows no later write has settled.
  package var openCount: Int { rows.count { !$0.isSettled } }

  /// Writes a row, over the one with the same field and loser.
  ///
  /// - Returns: the row that was there.
  @discardableResult
  mutating func put(_ row: Row) -> Row? {
    let place = rows.firstIndex { !$0.isBefore(row) } ?? rows.endIndex
    guard place < rows.endIndex, rows[place].field == row.field, rows[place].loser == row.loser
    else {
      rows.insert(row, at: place)
      return nil
    }
    let former = rows[place]
    rows[place] = row
    return former
  }

  /// Marks rows as settled by a write that the hub has numbered.
  mutating func settle(_ entries: [LedgerEntry], sequence: UInt64) {
    for place in rows.indices
    where entries.contains(where: { rows[place].field == $0.field && rows[place].loser == $0.loser }
    ) {
      rows[place].isSettled = true
      rows[place].sequence = sequence
    }
  }

  /// Whether both say the same, whatever numbers they have in the school's stream.
  package func saysTheSame(as other: StoredLedger) -> Bool {
    unnumberedRows == other.unnumberedRows
  }

  private var unnumberedRows: [Row] {
    rows.map {
      var row = $0
      row.sequence = 0
      return row
    }
  }

  /// The entries of one field that no later write has settled.
  func open(_ field: UInt8, of record: RecordID) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    for row in rows where row.field == field && !row.isSettled {
      entries.append(row.entry(of: record))
    }
    return entries
  }

  /// What a record with these versions and this ledger adds to the state hash.
  package func term(of record: RecordID, kind: UInt16, versions: RecordVersions) -> StateHash {
    var term = StateTerm(record, kind: kind, versions: versions, openCount: rows.count)
    for place in rows.indices where !rows[place].isSettled {
      term.append(lost: rows[place].loser, field: rows[place].field, stamp: rows[place].stamp)
    }
    return term.hash
  }
}

extension StoredLedger.Row {
  fileprivate func isBefore(_ other: StoredLedger.Row) -> Bool {
    field != other.field ? field < other.field : loser < other.loser
  }
}

// MARK: the blob

extension StoredLedger {
  /// Reads a blob; the empty one is the empty ledger.
  ///
  /// - Throws: `.unreadable` for bytes this codec did not write.
  package init(blob: [UInt8], replicas: borrowing ReplicaNumbers) throws(StorageError) {
    guard !blob.isEmpty else { return }
    do {
      var reader = ByteReader(blob)
      while !reader.isAtEnd { rows.append(try Self.readRow(&reader, replicas)) }
    } catch { throw .unreadable(table: "_ledger") }
  }

  private static func readRow(
    _ reader: inout ByteReader, _ replicas: borrowing ReplicaNumbers
  ) throws -> Row {
    let field = try reader.byte()
    let head = try reader.byte()
    return Row(
      field: field, loser: try reader.dot(replicas),
      stamp: HybridTimestamp(rawValue: try reader.fixed()),
      value: try UnknownFields.value(type: head & ~settledBit, &reader),
      author: UInt32(truncatingIfNeeded: try reader.varint()), winner: try reader.dot(replicas),
      isSettled: head & settledBit != 0, sequence: try reader.varint())
  }

  private static let settledBit: UInt8 = 0x80

  /// Appends the blob: per row its field, wire type with the settled bit, loser, stamp, value, author, winner, sequence.
  package func append(
    to writer: inout ByteWriter, numbers: (ReplicaID) throws -> UInt32
  ) rethrows {
    for row in rows {
      writer.append(byte: row.field)
      writer.append(
        byte: (row.value.wireType?.rawValue ?? 0) | (row.isSettled ? Self.settledBit : 0))
      try writer.append(row.loser, numbers)
      writer.append(fixed: row.stamp.rawValue)
      UnknownFields.append(row.value, &writer)
      writer.append(varint: UInt64(row.author))
      try writer.append(row.winner, numbers)
      writer.append(varint: row.sequence)
    }
  }
}

extension ByteWriter {
  mutating func append(_ dot: Dot, _ numbers: (ReplicaID) throws -> UInt32) rethrows {
    append(varint: UInt64(try numbers(dot.replica)))
    append(varint: dot.counter)
  }
}
