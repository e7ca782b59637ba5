internal import Causality
internal import Crypto
internal import Deflate
internal import RecordModel
internal import SyncProtocol

/// Messages that a reader must refuse, each with the error it must give.
enum InvalidMessages {
  static func cases() throws -> [JSON] { try requests() + responses() + others() + ledgers() }

  private static func row(_ message: String, _ name: String, _ error: String, _ bytes: [UInt8])
    -> JSON
  {
    [
      "message": .text(message), "name": .text(name), "bytes": .hex(bytes),
      "reader": .replica(SamplePage.reader),
      "error": .text(error),
    ]
  }

  private static func request(_ change: (inout Envelope) -> Void) -> [UInt8] {
    Envelope.with {
      $0.number(1, UInt64(ProtocolVersion.current))
      change(&$0)
    }
  }

  private static func requests() throws -> [JSON] {
    let replica = ReplicaID.sample(1).bytes
    let kind = "ExchangeRequest"
    return [
      row(kind, "no protobuf", "message_malformed", Array("<html>".utf8)),
      row(kind, "no replica", "message_malformed", request { $0.number(3, 1) }),
      row(
        kind, "a replica of 15 bytes", "message_malformed",
        request { $0.bytes(2, Array(replica.dropLast())) }),
      row(
        kind, "a chain of 31 bytes", "message_malformed",
        request {
          $0.bytes(2, replica)
          $0.bytes(6, [UInt8](repeating: 0, count: 31))
        }),
      row(
        kind, "protocol 1", "protocol_unsupported",
        Envelope.with {
          $0.number(1, 1)
          $0.bytes(2, replica)
        }),
      row(kind, "no protocol", "protocol_unsupported", Envelope.with { $0.bytes(2, replica) }),
      row(
        kind, "a frame that is none", "frame_malformed",
        request {
          $0.bytes(2, replica)
          $0.bytes(7, [1, 2, 3])
        }),
    ]
  }

  private static func responses() throws -> [JSON] {
    let kind = "ExchangeResponse"
    let whole = try ExchangeResponse(
      verdict: nil, page: nil, receipt: try ExchangeVectors.receipt(1), floorVersion: 1
    ).serialized()
    return [
      row(kind, "no protobuf", "envelope", Array("<html>".utf8)),
      row(kind, "no bytes", "envelope", []),
      row(kind, "no receipt", "envelope", request { $0.number(5, 1) }),
      row(kind, "cut short", "envelope", Array(whole.dropLast(5))),
      row(
        kind, "a verdict without its chain", "envelope",
        whole
          + Envelope.with {
            $0.bytes(2, Envelope.with { $0.number(1, 4) })
          }),
      row(
        kind, "adjusted counters without stamps", "envelope",
        whole
          + Envelope.with {
            $0.bytes(
              2,
              Envelope.with {
                $0.bytes(2, [UInt8](repeating: 0, count: 32))
                $0.number(3, 4)
              })
          }),
      row(
        kind, "a page with a dictionary above 255", "envelope",
        whole
          + Envelope.with {
            $0.bytes(3, Envelope.with { $0.number(2, 256) })
          }),
    ]
  }

  private static func others() throws -> [JSON] {
    let key = try SampleFrame.publicKey
    let replica = ReplicaID.sample(1).bytes
    return [
      row("Refusal", "no code", "refusal", Envelope.with { $0.number(2, 1) }),
      row("Refusal", "no protobuf", "refusal", Array("<html>".utf8)),
      row(
        "EnrolRequest", "a key of 31 bytes", "message_malformed",
        request {
          $0.bytes(3, replica)
          $0.bytes(4, Array(key.dropLast()))
        }),
      row(
        "EnrolRequest", "a code of 65 bytes", "message_malformed",
        request {
          $0.text(2, String(repeating: "A", count: 65))
          $0.bytes(3, replica)
          $0.bytes(4, key)
        }),
      row(
        "EnrolRequest", "a label of 129 bytes", "message_malformed",
        request {
          $0.bytes(3, replica)
          $0.bytes(4, key)
          $0.text(5, String(repeating: "a", count: 129))
        }),
      row(
        "EnrolRequest", "protocol 1", "protocol_unsupported",
        Envelope.with {
          $0.number(1, 1)
          $0.bytes(3, replica)
          $0.bytes(4, key)
        }),
      row(
        "EnrolResponse", "a hub key of 31 bytes", "enrolment",
        request { $0.bytes(4, Array(key.dropLast())) }),
    ]
  }

  /// Ledger columns, put into a page of a response that is otherwise sound.
  private static func ledgers() throws -> [JSON] {
    let lost = SamplePage.notices[0].change
    let columns = ColumnsEncoder.encode([lost], speaker: SamplePage.reader)
    let two = ColumnsEncoder.encode(
      [SampleChanges.change(1, 8, lost.writes + lost.writes)], speaker: SamplePage.reader)
    let winner = Dot.sample(2, 4).replica.bytes + [4]
    func ledger(_ name: String, _ error: String, _ raw: [UInt8]) throws -> JSON {
      let deflated = try Deflater.deflate(raw)
      let receipt = try ExchangeResponse(
        verdict: nil, page: nil, receipt: try ExchangeVectors.receipt(1), floorVersion: 1
      ).serialized()
      return row(
        "Ledger", name, error,
        receipt + Envelope.with { $0.bytes(3, Envelope.with { $0.bytes(4, deflated) }) })
    }
    let count = [UInt8].varint(UInt64(columns.count))
    return [
      try ledger("columns longer than the ledger", "truncated", [0x7F]),
      try ledger("no winner", "truncated", count + columns),
      try ledger(
        "a winner with a counter of zero", "limit.counter",
        count + columns + winner.dropLast() + [0, 0]),
      try ledger(
        "spare bits after the settled flags", "malformed.nullBits", count + columns + winner + [2]),
      try ledger(
        "bytes after the end", "malformed.trailingBytes", count + columns + winner + [0, 0]),
      try ledger(
        "two lost writes in one entry", "malformed.tableIndex",
        .varint(UInt64(two.count)) + two + winner + [0]),
    ]
  }
}
