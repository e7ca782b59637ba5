import Causality
import Deflate
import SyncProtocol

/// Reading any response: refused, or the same when it is written and read again, its page included.
///
/// The first byte says what the rest is: 0 to 127 a whole response, beyond that columns of changes or of a ledger.
enum ResponseProperty {
  private static let reader = FuzzedSchema.reader

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let mode = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    guard let response = try? ExchangeResponse(bytes: mode < 128 ? rest : envelope(rest, mode))
    else { return }
    guard let written = try? response.serialized() else {
      throw BrokenProperty("a response that was read can be written")
    }
    try BrokenProperty.unless(
      (try? ExchangeResponse(bytes: written)) == response, "a response is the same after a trip")
    if let page = response.page { try check(page) }
  }

  private static func envelope(_ raw: [UInt8], _ mode: UInt8) -> [UInt8] {
    let number = mode & 3
    let columns = try? Deflater.deflate(raw, dictionary: FuzzedSchema.dictionary(number))
    var page = EnvelopeWriter()
    page.field(1, UInt64(3))
    page.field(2, UInt64(number))
    page.field(mode & 4 == 0 ? 3 : 4, columns ?? [])
    var receipt = EnvelopeWriter()
    receipt.field(1, reader.bytes)
    receipt.field(3, [UInt8](repeating: 0, count: 32))
    var response = EnvelopeWriter()
    response.field(1, UInt64(ProtocolVersion.current))
    response.field(3, page.bytes)
    response.field(4, receipt.bytes)
    return response.bytes
  }

  private static func checkErased(of page: Page) throws(BrokenProperty) {
    guard let erased = try? page.openErased(), !erased.isEmpty else { return }
    let again = try? Page(
      [], ledger: [], erased: erased, reader: reader, next: page.next, hasMore: page.hasMore,
      schema: FuzzedSchema.schema
    ).openErased()
    try BrokenProperty.unless(
      again == erased.sorted(), "erased records are the same after a round trip")
  }

  private static func check(_ page: Page) throws(BrokenProperty) {
    let schema = FuzzedSchema.schema
    try checkErased(of: page)
    let changes = (try? page.openChanges(reader: reader, schema: schema)) ?? nil
    let ledger = (try? page.openLedger(reader: reader, schema: schema)) ?? nil
    if let changes {
      try ColumnsProperty.checkLimits(of: changes)
      try ColumnsProperty.checkRoundTrip(of: changes, speaker: reader)
    }
    guard let ledger, ledger.changes.values.count < 2_000 else { return }
    let notices = ledger.notices
    let packed: Page
    let opened: LedgerBatch?
    do throws(FrameError) {
      packed = try Page(
        [], ledger: notices, reader: reader, next: page.next, hasMore: page.hasMore, schema: schema)
      opened = try packed.openLedger(reader: reader, schema: schema)
    } catch .limit(.columnsBytes) {
      return
    } catch { throw BrokenProperty("a ledger that was read can be packed, not \(error)") }
    let again = opened?.notices ?? []
    try BrokenProperty.unless(
      again.map(\.winner) == notices.map(\.winner) && again.map(\.kind) == notices.map(\.kind)
        && again.map(\.isSettled) == notices.map(\.isSettled),
      "notices are the same after a round trip")
    try ColumnsProperty.checkSame(
      notices.map(\.change), again.map(\.change), speaker: reader)
  }
}
