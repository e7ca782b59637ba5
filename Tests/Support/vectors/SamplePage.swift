internal import Causality
internal import RecordModel
internal import SyncProtocol

/// Pages as the hub answers them, taken out of a whole response.
enum SamplePage {
  static let reader = ReplicaID.sample(3)

  static var notices: [LedgerNotice] {
    let lost = SampleChanges.write(3, SampleChanges.record(1, 5), [1: .text("perdu")])
    let nothing = SampleChanges.write(3, SampleChanges.record(2, 6, 1), [8: .null])
    return [
      LedgerNotice(
        kind: 3, change: SampleChanges.change(1, 8, author: "CPE", [lost]), winner: .sample(2, 40),
        isSettled: false),
      LedgerNotice(
        kind: 3, change: SampleChanges.change(2, 7, [nothing]), winner: .sample(1, 12),
        isSettled: true),
    ]
  }

  /// Records of two replicas, two of them made by one change-set.
  private static let erased = [
    SampleChanges.record(1, 5), SampleChanges.record(1, 5, 3), SampleChanges.record(1, 900),
    SampleChanges.record(2, 6, 1),
  ]

  static func cases() throws -> [JSON] {
    let changes = SampleChanges.all.filter { $0.speaker == reader }.flatMap(\.changeSets)
    return [
      try row(
        "changes and ledger, with a dictionary", changes, notices, [1: SampleFrame.dictionary]),
      try row("changes alone", changes, [], [:]), try row("ledger alone", [], notices, [:]),
      try row("the end of the stream", [], [], [:]),
      try row("erased records among changes", changes, [], erased: erased, [:]),
      try row("erased records alone", [], [], erased: erased, [:]),
    ]
  }

  private static func row(
    _ name: String, _ changeSets: [ChangeSet], _ notices: [LedgerNotice],
    erased: [RecordID] = [], _ dictionaries: [UInt8: [UInt8]]
  ) throws -> JSON {
    let next = StreamCursor(
      epoch: ExchangeVectors.epoch, school: StreamPlace(sequence: 88),
      nation: StreamPlace(sequence: 6))
    let page = try Page(
      changeSets, ledger: notices, erased: erased, reader: reader, next: next,
      hasMore: !notices.isEmpty,
      schema: SampleFrame.schema(dictionaries: dictionaries))
    let response = ExchangeResponse(
      verdict: nil, page: page, receipt: try ExchangeVectors.receipt(0), floorVersion: 1)
    return [
      "name": .text(name), "response": .hex(try response.serialized()), "reader": .replica(reader),
      "schema_version": 3, "dictionaries": .dictionaries(dictionaries), "next": .cursor(next),
      "erased": .list(erased.map(JSON.record)), "more": .flag(!notices.isEmpty),
      "change_sets": .list(changeSets.map(JSON.changeSet)),
      "ledger": .list(
        notices.map {
          [
            "kind": .number(Int($0.kind)), "change": .changeSet($0.change),
            "winner": .dot($0.winner),
            "settled": .flag($0.isSettled),
          ]
        }),
    ]
  }
}
