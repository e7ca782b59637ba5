internal import Causality
internal import Convergence
internal import GRDB
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

extension CentralStore {
  /// What a school's computer has not seen: of the school's own stream first, then of the nation's, one page at a time.
  ///
  /// - Returns: `nil` when the reader is at the end of both.
  func page(
    after cursor: StreamCursor, bytesMax: UInt32, for device: Device, _ school: School,
    _ nation: School, _ committed: inout CommittedExchange, in database: Database
  ) throws -> Page? {
    let known = cursor.epoch == epoch ? cursor : StreamCursor(epoch: epoch, school: StreamPlace())
    let own = try page(
      of: school, after: known.school, bytesMax: bytesMax, for: device, &committed, in: database
    ) { place, hasMore in
      (
        StreamCursor(epoch: epoch, school: place, nation: known.nation),
        hasMore || known.nation.sequence < nation.sequence
      )
    }
    if let own { return own }
    return try page(
      of: nation, after: known.nation, bytesMax: bytesMax, for: device, &committed, in: database
    ) { place, hasMore in
      (StreamCursor(epoch: epoch, school: known.school, nation: place), hasMore)
    }
  }

  /// What the reader has not seen of one stream, in its order, up to the limits of one page.
  ///
  /// What the reader wrote itself, and holds in the very same version, is passed over.
  ///
  /// - Returns: `nil` when the reader is at the stream's end.
  private func page(
    of stream: School, after place: StreamPlace, bytesMax: UInt32, for device: Device,
    _ committed: inout CommittedExchange, in database: Database,
    ending: (StreamPlace, Bool) -> (next: StreamCursor, hasMore: Bool)
  ) throws -> Page? {
    let isContinued = place.sequence <= stream.sequence
    let start = isContinued ? place.sequence : 0
    let floor = isContinued ? min(place.floor, start) : 0
    guard !isContinued || start < stream.sequence else { return nil }
    var budget = PageBudget()
    while true {
      var gatherer = PageGatherer(
        store: self, device: device, stream: stream.number, start: start, floor: floor,
        budget: budget)
      let end = try gatherer.gather(in: database)
      let reached = StreamPlace(
        sequence: end ?? stream.sequence, floor: end == nil ? stream.sequence : floor)
      let (next, hasMore) = ending(reached, end != nil)
      committed.pageRecordCount = gatherer.itemCount
      if let page = try pack(gatherer, next: next, hasMore: hasMore),
        page.byteCount <= Int(bytesMax) || gatherer.rowCount <= 1
      {
        return page
      }
      budget.halve(gathered: gatherer.rowCount)
    }
  }

  /// Packs what was gathered; `nil` when it is too large and there is something to halve.
  private func pack(_ gatherer: PageGatherer, next: StreamCursor, hasMore: Bool) throws -> Page? {
    do {
      return try Page(
        gatherer.changeSets, ledger: gatherer.notices, erased: gatherer.erased,
        reader: gatherer.device.replica, next: next,
        hasMore: hasMore, size: gatherer.rowCount > 1 ? .many : .one, schema: schema)
    } catch {
      guard case .limit = error, gatherer.rowCount > 1 else { throw error }
      return nil
    }
  }
}

/// How much one page may gather.
struct PageBudget {
  private(set) var bytes = Limits.pageGatheredBytesMax
  private(set) var rows = Limits.frameWritesMax / 8

  mutating func halve(gathered: Int) {
    bytes /= 2
    rows = max(1, min(rows, gathered) / 2)
  }
}

/// Walks the streams of all kinds together, in order of their numbers.
struct PageGatherer {
  let store: CentralStore
  let device: Device
  /// The store's number of the school whose stream is read.
  let stream: Int64
  let start: UInt64
  let floor: UInt64
  let budget: PageBudget
  private(set) var notices: [LedgerNotice] = []
  private(set) var erased: [RecordID] = []
  private(set) var itemCount = 0
  /// Rows of records gathered; a page takes one at least, however large.
  private(set) var rowCount = 0
  private var sets: [Dot: Int] = [:]
  private(set) var changeSets: [ChangeSet] = []
  private var bytes = 0

  init(
    store: CentralStore, device: Device, stream: Int64, start: UInt64, floor: UInt64,
    budget: PageBudget
  ) {
    self.store = store
    self.device = device
    self.stream = stream
    self.start = start
    self.floor = floor
    self.budget = budget
  }

  /// What a page needs of a record beside its versions and ledger.
  private struct Row {
    let kind: UInt16
    let record: RecordID
    let values: [UInt8: FieldValue]
  }

  private struct Stream {
    /// The table of a kind; `nil` for the names of what is erased.
    let layout: TableLayout?
    let select: PreparedStatement
    var sequence: UInt64?

    mutating func step() throws {
      sequence = try select.step() ? UInt64(bitPattern: select.integer(0)) : nil
    }
  }

  /// Gathers.
  ///
  /// - Returns: the last number gathered, or `nil` when the stream was read to its end.
  mutating func gather(in database: Database) throws -> UInt64? {
    var streams = try openStreams(in: database)
    defer { for layout in streams { layout.select.reset() } }
    var last = start
    while let nearest = Self.nearest(of: streams) {
      guard
        rowCount == 0
          || bytes < budget.bytes && rowCount < budget.rows
            && itemCount < Limits.frameWritesMax / 2
      else { return last }
      try take(streams[nearest])
      last = streams[nearest].sequence ?? last
      try streams[nearest].step()
    }
    return nil
  }

  private func openStreams(in database: Database) throws -> [Stream] {
    var streams: [Stream] = []
    for layout in store.tables.allLayouts + [nil] {
      let select =
        try layout.map { try store.tables.streamStatement($0, in: database) }
        ?? store.statement(Self.erasedSQL, in: database)
      select.bind(1, stream)
      select.bind(2, Int64(bitPattern: start))
      var stream = Stream(layout: layout, select: select, sequence: nil)
      try stream.step()
      streams.append(stream)
    }
    return streams
  }

  /// About what the name of a record takes.
  private static let erasedByteCount = 8
  private static let erasedSQL = """
    SELECT sequence, record FROM _erased WHERE school = ? AND sequence > ? ORDER BY sequence
    """

  /// The place of the stream whose next number is the lowest.
  private static func nearest(of streams: [Stream]) -> Int? {
    var nearest: Int?
    for (place, stream) in streams.enumerated() {
      guard let sequence = stream.sequence else { continue }
      if let known = nearest.flatMap({ streams[$0].sequence }), known <= sequence { continue }
      nearest = place
    }
    return nearest
  }

  private mutating func take(_ stream: Stream) throws {
    let select = stream.select
    let key = RecordKey(rawValue: select.integer(1))
    guard let layout = stream.layout else {
      erased.append(try store.tables.replicas.record(of: key))
      rowCount += 1
      itemCount += 1
      bytes += Self.erasedByteCount
      return
    }
    let stored = try StoredVersions(blob: select.blob(2), replicas: store.tables.replicas)
    let ledger = try StoredLedger(blob: select.blob(4), replicas: store.tables.replicas)
    let entries = ledger.rows.filter { $0.sequence > floor }
    guard !entries.isEmpty || stored.versions.groups.contains(where: isNews) else { return }
    rowCount += 1
    let known = layout.kind.number
    let kind = known == 0 ? UInt16(truncatingIfNeeded: select.integer(5)) : known
    let row = Row(
      kind: kind, record: try store.tables.replicas.record(of: key),
      values: try store.tables.readValues(select, layout, unknown: 3, firstField: 6))
    for group in stored.versions.groups where isNews(group) { add(group, of: row) }
    for entry in entries { add(entry, of: row) }
  }

  /// Whether a version may be new to the reader: younger than the end of the stream the reader last stood at.
  ///
  /// The place where this page begins says nothing of it: a record that is edited moves on in the stream, while its older
  /// versions keep their numbers.
  private func isNews(_ group: RecordVersions.Group) -> Bool {
    group.note.sequence > floor
      && !(group.version.writer.replica == device.replica && group.note.isKnownToWriter)
  }

  private mutating func add(_ group: RecordVersions.Group, of row: Row) {
    itemCount += 1
    let values = group.fields.map { row.values[$0] ?? .null }
    bytes += values.reduce(16) { $0 + $1.estimatedBytes }
    let write = RecordWrite(
      kind: row.kind, record: row.record, fields: group.fields, values: values,
      clock: group.version.clock)
    if let place = sets[group.version.writer] {
      changeSets[place].writes.append(write)
    } else {
      sets[group.version.writer] = changeSets.count
      changeSets.append(
        ChangeSet(
          dot: group.version.writer, stamp: group.version.stamp,
          author: store.tables.authors.author(group.note.author),
          writes: [write]))
    }
  }

  private mutating func add(_ entry: StoredLedger.Row, of row: Row) {
    itemCount += 1
    bytes += 32 + entry.value.estimatedBytes
    let write = RecordWrite(
      kind: row.kind, record: row.record, fields: FieldSet([entry.field]), values: [entry.value])
    notices.append(
      LedgerNotice(
        kind: row.kind,
        change: ChangeSet(
          dot: entry.loser, stamp: entry.stamp, author: store.tables.authors.author(entry.author),
          writes: [write]),
        winner: entry.winner, isSettled: entry.isSettled))
  }
}
