internal import Causality
internal import Crypto
internal import Deflate
internal import RecordModel
internal import SyncProtocol

/// Frames that a reader must refuse, each with the error it must give.
enum InvalidFrames {
  /// A frame's fields, as they go into its envelope and its signature.
  struct Parts {
    /// 2, or 1 for a frame as protocol 1 sealed it.
    var form = 2
    var schemaVersion: UInt64 = 3
    var dictionary: UInt64 = 0
    var first: UInt64 = 1
    var more: UInt64 = 0
    var columns: [UInt8]
    var school = SampleFrame.school
    var replica = SampleFrame.speaker.replica
    var chain = ChainHead.start.hash

    /// The frame's bytes, truly signed over whatever the parts are.
    func sealed() throws -> [UInt8] {
      var signed = ByteWriter()
      signed.append(bytes: Array("preau frame \(form)\n\(school)\0".utf8) + replica.bytes + chain)
      signed.append(bytes: numbers)
      signed.append(bytes: SHA256.hash(data: columns))
      let signature = Array(try SampleFrame.key.signature(for: signed.bytes))
      return form == 1 ? message(signature) : [2] + numbers + signature + columns
    }

    private var numbers: [UInt8] {
      [schemaVersion, dictionary, first, more].flatMap { [UInt8].varint($0) }
    }

    private func message(_ signature: [UInt8]) -> [UInt8] {
      Envelope.with {
        $0.number(1, schemaVersion)
        $0.number(2, dictionary)
        $0.number(3, first)
        $0.number(4, more)
        $0.bytes(5, columns)
        $0.bytes(6, signature)
      }
    }
  }

  static func cases() throws -> [JSON] {
    try envelopes() + signatures() + streams() + counters()
  }

  private static func row(_ name: String, _ bytes: [UInt8], _ error: String) throws -> JSON {
    [
      "name": .text(name), "bytes": .hex(bytes), "school": .text(SampleFrame.school),
      "replica": .replica(SampleFrame.speaker.replica), "key": .hex(try SampleFrame.publicKey),
      "before": .chain(.start), "dictionaries": .dictionaries([1: SampleFrame.dictionary]),
      "error": .text(error),
    ]
  }

  private static func broken(
    _ name: String, _ error: String, _ change: (inout Parts) -> Void = { _ in }
  ) throws -> JSON {
    var parts = Parts(columns: try Deflater.deflate(RawColumns().bytes))
    change(&parts)
    return try row(name, parts.sealed(), error)
  }

  private static func envelopes() throws -> [JSON] {
    let whole = try Parts(columns: try Deflater.deflate(RawColumns().bytes)).sealed()
    return try unreadable() + [
      try row("a frame that ends within its signature", Array(whole[..<(5 + 63)]), "envelope"),
      try row("a frame of a form to come", [3] + whole.dropFirst(), "envelope"),
      try row("a frame without its last byte", Array(whole.dropLast()), "signature"),
      try row("a frame with a byte more", whole + [0], "signature"),
      try broken("a schema version beyond 32 bits", "envelope") { $0.schemaVersion = 1 << 32 },
      try broken("a dictionary above 255", "envelope") { $0.dictionary = 256 },
      try broken("a number of counters beyond 32 bits", "envelope") { $0.more = 1 << 32 },
      try broken("a first counter of zero", "limit.counter") { $0.first = 0 },
      try broken("a first counter beyond 31 bits", "limit.counter") { $0.first = 1 << 31 },
      try broken("16385 counters", "limit.counter") { $0.more = 16_384 },
      try broken("columns of more than 256 KiB", "limit.columnsBytes") {
        $0.columns = [UInt8](repeating: 0, count: Limits.columnsBytesMax + 1)
      },
    ]
  }

  private static func unreadable() throws -> [JSON] {
    let unsigned = Envelope.with {
      $0.number(3, 1)
      $0.bytes(5, [1])
    }
    let first = try Parts(form: 1, columns: try Deflater.deflate(zlib: RawColumns().bytes)).sealed()
    return [
      try row("no bytes", [], "envelope"),
      try row("nothing but the form", [2], "envelope"),
      try row("a needless zero byte in a number", [2, 0x83, 0], "envelope"),
      try row("a page of HTML", Array("<html><body>Bienvenue</body></html>".utf8), "envelope"),
      try row("form 1 without a signature", unsigned, "envelope"),
      try row("half a frame of form 1", Array(first[..<(first.count / 2)]), "envelope"),
      try broken("form 1 with a dictionary above 255", "envelope") {
        $0.form = 1
        $0.dictionary = 256
      },
    ]
  }

  /// A stream with the header of zlib, as form 1 has it.
  static func zlib(_ shrunk: [UInt8], preset: [UInt8] = []) -> [UInt8] {
    guard !preset.isEmpty else { return [0x78, 0x9C] + shrunk }
    let sum = (try? Deflater.deflate(preset))?.suffix(4) ?? []
    return [0x78, 0xBB] + sum + shrunk
  }

  private static func signatures() throws -> [JSON] {
    var flipped = try Parts(columns: try Deflater.deflate(RawColumns().bytes)).sealed()
    flipped[flipped.count - 1] ^= 1
    return [
      try row("a signature with one bit flipped", flipped, "signature"),
      try broken("another school", "signature") { $0.school = "0750002B" },
      try broken("another replica", "signature") { $0.replica = .sample(2) },
      try broken("another history", "signature") { $0.chain = [UInt8](repeating: 1, count: 32) },
    ]
  }

  private static func streams() throws -> [JSON] {
    let raw = RawColumns.with { $0.values = [1] + Array("Direction".utf8) + [0] }
    let plain = try Deflater.deflate(raw)
    let preset = try Deflater.deflate(raw, dictionary: SampleFrame.dictionary)
    let another = try Deflater.deflate(raw, dictionary: Array("another Direction".utf8))
    var corrupt = plain
    corrupt[corrupt.count - 1] ^= 0xFF
    let bomb = try Deflater.deflate(
      [UInt8](repeating: 0, count: Limits.columnsRestoredBytesMax + 1))
    let ratio = try Deflater.deflate([UInt8](repeating: 0, count: 2 * 1024 * 1024))
    return try firstForm(plain, preset) + [
      try broken("a stream cut short", "deflate.truncated") {
        $0.columns = Array(plain.dropLast(2))
      },
      try broken("no stream at all", "deflate.truncated") { $0.columns = [] },
      try broken("a stream with a wrong check sum", "deflate.corrupt") { $0.columns = corrupt },
      try broken("no stream but bytes", "deflate.corrupt") {
        $0.columns = [0x07] + Array("PK".utf8)
      },
      try broken("bytes after the stream", "deflate.trailingBytes") { $0.columns = plain + [0] },
      try broken("a dictionary this reader does not hold", "unknownDictionary") {
        $0.dictionary = 9
      },
      try broken("a stream that wants a dictionary nobody named", "deflate.corrupt") {
        $0.columns = preset
      },
      try broken("a stream made with another dictionary", "deflate.corrupt") {
        $0.dictionary = 1
        $0.columns = another
      },
      try broken("two MiB of zeros", "deflate.ratioExceeded") { $0.columns = ratio },
      try broken("a bomb beyond four MiB", "deflate.ratioExceeded") { $0.columns = bomb },
      try broken("noise beyond four MiB", "deflate.tooLarge") { $0.columns = noise() },
    ]
  }

  /// The same of frames as protocol 1 sealed them.
  private static func firstForm(_ plain: [UInt8], _ preset: [UInt8]) throws -> [JSON] {
    func broken(_ name: String, _ error: String, dictionary: UInt64 = 0, _ columns: [UInt8]) throws
      -> JSON
    {
      try self.broken("form 1: \(name)", error) {
        $0.form = 1
        $0.dictionary = dictionary
        $0.columns = columns
      }
    }
    let (known, other) = (SampleFrame.dictionary, Array("another".utf8))
    return [
      try broken("one byte", "deflate.truncated", [0x78]),
      try broken("no header of zlib", "deflate.corrupt", plain),
      try broken("a header with a wrong check", "deflate.corrupt", [0x78, 0x9D] + plain),
      try broken("half a dictionary's sum", "deflate.truncated", [0x78, 0xBB, 1, 2]),
      try broken(
        "a stream that wants a dictionary nobody named", "deflate.wrongDictionary",
        zlib(preset, preset: known)),
      try broken(
        "a stream that wants another dictionary", "deflate.wrongDictionary", dictionary: 1,
        zlib(preset, preset: other)),
      try broken("bytes after the stream", "deflate.trailingBytes", zlib(plain) + [0]),
    ]
  }

  /// A stream that grows past the limit without growing past the ratio.
  private static func noise() -> [UInt8] {
    var dice = Dice(seed: 77)
    let bytes = (0..<(Limits.columnsRestoredBytesMax / 16_384 + 1)).flatMap { _ in
      dice.bytes(200) + [UInt8](repeating: 0, count: 16_184)
    }
    return (try? Deflater.deflate(bytes)) ?? []
  }

  private static func counters() throws -> [JSON] {
    func columns(_ raw: [UInt8]) -> [UInt8] { (try? Deflater.deflate(raw)) ?? [] }
    let foreign = SampleChanges.change(2, 1, [])
    return [
      try broken("a change-set of another replica", "malformed.writer") {
        $0.columns = columns(ColumnsEncoder.encode([foreign], speaker: .sample(1)))
      },
      try broken("a change-set before the first counter", "malformed.counterRange") {
        $0.first = 2
      },
      try broken("a change-set after the last counter", "malformed.counterRange") {
        $0.columns = columns(
          ColumnsEncoder.encode([SampleChanges.change(1, 2, [])], speaker: .sample(1)))
      },
      try broken("change-sets out of order", "malformed.counterRange") {
        $0.more = 5
        let swapped = [SampleChanges.change(1, 3, []), SampleChanges.change(1, 2, [])]
        $0.columns = columns(ColumnsEncoder.encode(swapped, speaker: .sample(1)))
      },
      try broken("columns with bytes after their end", "malformed.trailingBytes") {
        $0.columns = columns(RawColumns().bytes + [0])
      },
      try broken("columns that stop early", "truncated") {
        $0.columns = columns(RawColumns().bytes.dropLast())
      },
    ]
  }
}
