internal import Causality
internal import Crypto
internal import Deflate
internal import RecordModel
internal import SyncProtocol

/// Frames sealed with a key that everybody knows.
enum SampleFrame {
  static let school = "0750001A"
  static let speaker = FrameSpeaker(school: school, replica: .sample(1))
  static let dictionary = Array("CPEDirectionopenclosed".utf8)

  /// The device's key; its secret is 32 times 0x2A.
  static var key: Curve25519.Signing.PrivateKey {
    get throws {
      try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 0x2A, count: 32))
    }
  }

  static var publicKey: [UInt8] { get throws { Array(try key.publicKey.rawRepresentation) } }

  static func schema(dictionaries: [UInt8: [UInt8]]) -> RecordSchema {
    RecordSchema(
      name: "vectors", version: 3, floorVersion: 1, kinds: [], dictionaries: dictionaries)
  }

  /// Seals change-sets of the speaker.
  static func seal(
    _ changeSets: [ChangeSet], _ counters: ClosedRange<UInt64>, after chain: ChainHead,
    dictionaries: [UInt8: [UInt8]] = [:]
  ) throws -> SealedFrame {
    try SealedFrame.seal(
      changeSets, counters: counters, speaker: speaker, chain: chain,
      schema: schema(dictionaries: dictionaries),
      key: try key)
  }

  static func cases() throws -> [JSON] {
    let samples: [(String, [ChangeSet], ClosedRange<UInt64>, [UInt8: [UInt8]])] = [
      ("the first frame", SampleChanges.everyType(speaker: .sample(1)).changeSets, 1...2, [:]),
      (
        "a frame with a dictionary, its counters 4 and 6 replaced", page(3, 5, 7), 3...7,
        [1: dictionary]
      ),
      ("a frame of which nothing is left", [], 8...8, [2: dictionary]),
      ("a long frame", page(9, 10, 11, 12, 13, 14, 15, 16, 17, 18), 9...18, [1: dictionary]),
    ]
    var chain = ChainHead.start
    var cases: [JSON] = []
    for (name, changeSets, counters, dictionaries) in samples {
      let frame = try seal(changeSets, counters, after: chain, dictionaries: dictionaries)
      let next = chain.extended(by: frame)
      cases.append(try row(name, frame, changeSets, chain, next, dictionaries))
      chain = next
    }
    return try cases + [ofFirstForm()]
  }

  /// A frame as protocol 1 sealed it, with that protocol's columns.
  private static func ofFirstForm() throws -> JSON {
    let raw = RawColumns.with { $0.values = [1] + Array("Direction".utf8) + [0] }
    let shrunk = try Deflater.deflate(raw, dictionary: dictionary)
    let parts = InvalidFrames.Parts(
      form: 1, dictionary: 1, columns: InvalidFrames.zlib(shrunk, preset: dictionary))
    let frame = try SealedFrame(bytes: parts.sealed())
    let changeSet = ChangeSet(
      dot: .sample(1, 1), stamp: HybridTimestamp(milliseconds: 0, counter: 0), author: nil,
      writes: [SampleChanges.write(1, SampleChanges.record(1, 1), [0: .text("Direction")])])
    return try row(
      "a frame of protocol 1", frame, [changeSet], .start, ChainHead.start.extended(by: frame),
      [1: dictionary])
  }

  private static func page(_ counters: UInt64...) -> [ChangeSet] {
    counters.map { counter in
      SampleChanges.change(
        1, counter, author: counter % 2 == 0 ? nil : "Direction",
        [
          SampleChanges.write(
            1, SampleChanges.record(1, 1), [0: .text("open closed \(counter)")],
            clock: [.sample(2, counter)])
        ])
    }
  }

  private static func row(
    _ name: String, _ frame: SealedFrame, _ changeSets: [ChangeSet], _ before: ChainHead,
    _ after: ChainHead,
    _ dictionaries: [UInt8: [UInt8]]
  ) throws -> JSON {
    [
      "name": .text(name), "bytes": .hex(frame.bytes), "school": .text(school),
      "replica": .replica(speaker.replica),
      "key": .hex(try publicKey), "schema_version": 3, "before": .chain(before),
      "after": .chain(after),
      "first": .wide(frame.firstCounter), "last": .wide(frame.lastCounter),
      "dictionaries": .dictionaries(dictionaries),
      "change_sets": .list(changeSets.map(JSON.changeSet)),
    ]
  }
}

extension JSON {
  static func dictionaries(_ dictionaries: [UInt8: [UInt8]]) -> JSON {
    .object(dictionaries.sorted { $0.key < $1.key }.map { (String($0.key), .hex($0.value)) })
  }
}
