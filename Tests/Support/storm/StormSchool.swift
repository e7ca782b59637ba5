import CaseModel
import Causality
import CentralStorage
import Crypto
import RecordModel
import SchoolDirectory
import StoreLink
import SyncProtocol
import TestInput

/// One school with one computer, as far as the hub can tell: it keeps what a replica keeps between two runs.
///
/// The same number gives the same school, key and work, so that two processes agree without a file.
struct StormSchool {
  let number: Int
  let uai: String
  let replica: ReplicaID
  let key: Curve25519.Signing.PrivateKey
  private var cases: SampleCases
  private var chain = ChainHead.start
  private var cursor = StreamCursor.start
  private var exchange: UInt64 = 1
  private var sealed: SealedFrame?

  /// The school of this number.
  init(_ number: Int) throws {
    self.number = number
    var dice = SplitMix64(seed: UInt64(number) &+ 1)
    let place = UAI(digits: 1_000 + number)
    uai = place.description
    replica = ReplicaID(high: dice.next(), low: dice.next())
    let bytes = (0..<4).flatMap { _ in
      withUnsafeBytes(of: dice.next()) { Array($0) }
    }
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    cases = SampleCases(
      seed: dice.next(), school: place, firstDay: CalendarDay(daysSince1970: 20_700))
  }

  /// Its line in the directory.
  static func line(_ number: Int) -> SchoolLine {
    SchoolLine(
      uai: UAI(digits: 1_000 + number).description, name: "École \(number)", nature: "ecole",
      sector: "public", commune: "Commune", departementCode: "001", departement: "Ain",
      academieCode: "10", academie: "Lyon")
  }

  /// Enrols its computer, as a code would.
  func enrol(in store: CentralStore) throws {
    try store.enrol(
      replica, publicKey: Array(key.publicKey.rawRepresentation), ofSchool: uai, label: "storm")
  }

  /// A small day: one new case with what was noted about it first, sealed and ready to be pushed.
  mutating func workADay(milliseconds: UInt64) throws {
    guard sealed == nil else { return }
    let dot = Dot(replica: replica, counter: chain.counter + 1)
    let name = { (place: Int) in RecordID(creation: dot, index: UInt32(place)) }
    let writes = cases.next().prefix(Self.recordsOfADay).enumerated().map { place, record in
      let values = Dictionary(uniqueKeysWithValues: record.values(naming: name))
      let fields = FieldSet(values.keys)
      return RecordWrite(
        kind: record.kind.rawValue, record: name(place), fields: fields,
        values: fields.map { values[$0] ?? .null })
    }
    let change = ChangeSet(
      dot: dot, stamp: HybridTimestamp(milliseconds: milliseconds, counter: 0),
      author: "a.morel@head", writes: writes)
    sealed = try SealedFrame.seal(
      [change], counters: dot.counter...dot.counter,
      speaker: FrameSpeaker(school: uai, replica: replica), chain: chain,
      schema: CaseSchema.current, key: key)
  }

  private static let recordsOfADay = 4

  /// The next request and its number; the frame stays until it is acknowledged.
  mutating func request(milliseconds: UInt64) -> (ExchangeRequest, UInt64) {
    exchange += 1
    return (
      ExchangeRequest(
        replica: replica, schemaVersion: CaseSchema.current.version,
        replicaMilliseconds: milliseconds, chain: chain, frame: sealed, cursor: cursor,
        pageBytesMax: 64 * 1024), exchange
    )
  }

  /// Takes note of an answer.
  ///
  /// - Returns: whether everything is over.
  /// - Throws: `StormTrouble` when the hub did not acknowledge exactly what was pushed.
  mutating func apply(_ response: ExchangeResponse) throws(StormTrouble) -> Bool {
    if let frame = sealed {
      guard let verdict = response.verdict, verdict.quarantined.isEmpty,
        verdict.chain == chain.extended(by: frame)
      else { throw .notAcknowledged }
      chain = verdict.chain
      sealed = nil
    }
    guard let page = response.page else { return true }
    cursor = page.next
    return !page.hasMore
  }
}

/// What must not happen in a storm.
enum StormTrouble: Error {
  /// The hub answered, but not that it has what was pushed.
  case notAcknowledged
  /// A school did not get through before everybody's patience was at its end.
  case notThrough
  /// The authority or the key is not in the hub's folder.
  case noHub
}
