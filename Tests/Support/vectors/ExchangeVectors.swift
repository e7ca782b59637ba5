internal import Causality
internal import Crypto
internal import RecordModel
internal import SyncProtocol

/// Vectors for `protocol/04-exchange.md`.
enum ExchangeVectors {
  static func files() throws -> [VectorFile] {
    [
      VectorFile(
        path: "exchange/valid/messages.json",
        about: "Messages: bytes and content. Writers may order protobuf fields differently.",
        cases: try requests() + responses() + refusals() + enrolments()),
      VectorFile(
        path: "exchange/valid/pages.json",
        about: "Pages: bytes of the message Page, the reader, and the content.",
        cases: try SamplePage.cases()),
      VectorFile(
        path: "exchange/valid/receipts.json",
        about: "Receipts: the fields, the hub's key, and a signature to verify.",
        cases: try [receipt(0), receipt(41)].map { try row($0) }),
      VectorFile(
        path: "exchange/invalid/messages.json", about: "Messages to refuse, each with its error.",
        cases: try InvalidMessages.cases()),
      VectorFile(
        path: "exchange/invalid/receipts.json", about: "Receipts whose signature does not hold.",
        cases: try forged()),
    ]
  }

  static let epoch = [UInt8](repeating: 0xE7, count: 16)
  static let now: UInt64 = 1_700_000_300_000

  /// The hub's key; its secret is 32 times 0x17.
  static var hubKey: Curve25519.Signing.PrivateKey {
    get throws {
      try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 0x17, count: 32))
    }
  }

  static func receipt(_ counter: UInt64) throws -> Receipt {
    try Receipt.signed(
      replica: .sample(1), acknowledgedCounter: counter,
      stateHash: StateHash(value: 0xFEDC_BA98 << 64 | UInt128(counter)),
      sequence: counter * 3, epoch: epoch, hubMilliseconds: now, key: try hubKey)
  }

  private static func row(_ receipt: Receipt, key: [UInt8]? = nil) throws -> JSON {
    [
      "replica": .replica(receipt.replica), "acknowledged": .wide(receipt.acknowledgedCounter),
      "state_hash": .hex(receipt.stateHash.bytes), "sequence": .wide(receipt.sequence),
      "epoch": .hex(receipt.epoch),
      "hub_milliseconds": .wide(receipt.hubMilliseconds), "signature": .hex(receipt.signature),
      "key": .hex(try key ?? Array(hubKey.publicKey.rawRepresentation)),
    ]
  }

  private static func forged() throws -> [JSON] {
    let true_ = try receipt(41)
    func changed(counter: UInt64? = nil, hash: StateHash? = nil, sequence: UInt64? = nil) -> Receipt
    {
      Receipt(
        replica: true_.replica, acknowledgedCounter: counter ?? true_.acknowledgedCounter,
        stateHash: hash ?? true_.stateHash, sequence: sequence ?? true_.sequence,
        epoch: true_.epoch,
        hubMilliseconds: true_.hubMilliseconds, signature: true_.signature)
    }
    return [
      try row(changed(counter: 42)), try row(changed(hash: StateHash(value: 1))),
      try row(changed(sequence: 1)),
      try row(true_, key: SampleFrame.publicKey),
    ]
  }

  private static func requests() throws -> [JSON] {
    let frame = try SampleFrame.seal(
      SampleChanges.everyType(speaker: .sample(1)).changeSets, 1...2, after: .start)
    let chain = ChainHead.start.extended(by: frame)
    let first = ExchangeRequest(
      replica: .sample(1), schemaVersion: 3, replicaMilliseconds: now, chain: .start, frame: frame,
      cursor: .start,
      pageBytesMax: 65_536)
    let second = ExchangeRequest(
      replica: .sample(1), schemaVersion: 3, replicaMilliseconds: now + 5, chain: chain, frame: nil,
      cursor: StreamCursor(
        epoch: epoch, school: StreamPlace(sequence: 77), nation: StreamPlace(sequence: 5)),
      pageBytesMax: 0)
    return try [first, second].map { request in
      [
        "message": "ExchangeRequest", "bytes": .hex(try request.serialized()),
        "replica": .replica(request.replica),
        "schema_version": 3, "replica_milliseconds": .wide(request.replicaMilliseconds),
        "chain": .chain(request.chain),
        "frame": .hex(request.frame?.bytes ?? []), "cursor": .cursor(request.cursor),
        "page_bytes_max": .number(Int(request.pageBytesMax)),
      ]
    }
  }

  private static func responses() throws -> [JSON] {
    let verdict = Verdict(
      chain: ChainHead(counter: 41, hash: [UInt8](repeating: 9, count: 32)),
      adjustments: [.init(counter: 40, stamp: HybridTimestamp(milliseconds: now, counter: 1))],
      quarantined: [.init(counter: 41, code: ErrorCode.recordForeign.rawValue)], conflictCount: 2)
    let full = ExchangeResponse(
      verdict: verdict, page: nil, receipt: try receipt(41), floorVersion: 1)
    let empty = ExchangeResponse(verdict: nil, page: nil, receipt: try receipt(0), floorVersion: 2)
    return try [full, empty].map { response in
      [
        "message": "ExchangeResponse", "bytes": .hex(try response.serialized()),
        "verdict": response.verdict.map(JSON.verdict) ?? .null,
        "receipt": try row(response.receipt),
        "floor_version": .number(Int(response.floorVersion)),
      ]
    }
  }

  private static func refusals() throws -> [JSON] {
    let chain = ChainHead(counter: 12, hash: [UInt8](repeating: 3, count: 32))
    let refusals = [
      Refusal(.overloaded, retryAfterSeconds: 30), Refusal(.exchangeNumberUsed, lastExchange: 99),
      Refusal(.chainForked, chain: chain), Refusal(.counterGap, chain: chain),
    ]
    return try refusals.map { refusal in
      [
        "message": "Refusal", "bytes": .hex(try refusal.serialized()), "code": .text(refusal.code),
        "retry_after_seconds": .number(Int(refusal.retryAfterSeconds)),
        "last_exchange": .wide(refusal.lastExchange),
        "chain": refusal.chain.map(JSON.chain) ?? .null,
      ]
    }
  }

  private static func enrolments() throws -> [JSON] {
    let request = EnrolmentRequest(
      code: "0123456789ABCDEFGHJKMNPQ", replica: .sample(1), publicKey: try SampleFrame.publicKey,
      label: "Vie scolaire")
    let response = EnrolmentResponse(
      school: SampleFrame.school, schoolName: "Collège des Essais",
      hubKey: Array(try hubKey.publicKey.rawRepresentation), epoch: epoch, hubMilliseconds: now,
      computerNumber: 2)
    return [
      [
        "message": "EnrolRequest", "bytes": .hex(try request.serialized()),
        "code": .text(request.code),
        "replica": .replica(request.replica), "public_key": .hex(request.publicKey),
        "label": .text(request.label),
      ],
      [
        "message": "EnrolResponse", "bytes": .hex(try response.serialized()),
        "school": .text(response.school),
        "school_name": .text(response.schoolName), "hub_key": .hex(response.hubKey),
        "epoch": .hex(response.epoch),
        "hub_milliseconds": .wide(response.hubMilliseconds),
        "computer_number": .number(Int(response.computerNumber)),
      ],
    ]
  }
}

extension JSON {
  static func cursor(_ cursor: StreamCursor) -> JSON {
    [
      "epoch": .hex(cursor.epoch), "sequence": .wide(cursor.school.sequence),
      "national_sequence": .wide(cursor.nation.sequence),
    ]
  }

  static func verdict(_ verdict: Verdict) -> JSON {
    [
      "chain": .chain(verdict.chain),
      "adjusted": .list(verdict.adjustments.map { .list([.wide($0.counter), .stamp($0.stamp)]) }),
      "quarantined": .list(verdict.quarantined.map { .list([.wide($0.counter), .text($0.code)]) }),
      "conflicts": .number(Int(verdict.conflictCount)),
    ]
  }
}
