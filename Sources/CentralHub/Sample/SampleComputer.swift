internal import CaseModel
internal import CaseRules
internal import CentralStorage
internal import Causality
internal import Crypto
internal import RecordModel
internal import SchoolDirectory
internal import SyncProtocol

/// The one computer of a school of the sample, with years of invented work on it.
struct SampleComputer {
  let school: School
  let replica: ReplicaID
  let key: Curve25519.Signing.PrivateKey
  private var changeSets: [ChangeSet] = []
  private var summary = SampleCountry.Summary()
  private var dice: SampleDice

  /// Invents the work; the same seed and school give the same cases and the same key.
  init(school: School, seed: UInt64, yearCount: Int, today: CalendarDay) throws {
    self.school = school
    var hasher = SHA256()
    hasher.update(data: Array("sample \(seed) \(school.uai)".utf8))
    let digest = Array(hasher.finalize())
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: digest)
    replica = ReplicaID(folding: digest.suffix(ReplicaID.byteCount))
    dice = SampleDice(seed: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    let lastYear = SchoolYear(containing: today).startYear
    for year in (lastYear - Int32(yearCount) + 1)...lastYear {
      try addYear(year, until: today)
    }
    summary.schoolCount = 1
  }

  /// Cases recorded in a year: few, for most are handled without a record.
  private mutating func drawCasesPerYear() -> Int {
    switch SchoolNature(rawValue: school.nature) {
    case .college: dice.pick([2, 4, 5, 6, 8, 12])
    case .lycee: 5
    case .erea: 3
    case .ecole, nil: 1
    }
  }

  private mutating func addYear(_ year: Int32, until today: CalendarDay) throws {
    guard let firstDay = CalendarDay("\(year)-09-01"), let uai = try? UAI(parsing: school.uai)
    else { return }
    var cases = SampleCases(seed: dice.next(), school: uai, firstDay: firstDay)
    var made: [[SampleRecord]] = []
    for _ in 0..<dice.number(in: 0...(2 * drawCasesPerYear())) { made.append(cases.next()) }
    for records in made.sorted(by: { $0.openedOn < $1.openedOn })
    where records.openedOn <= today.daysSince1970 {
      let file = add(records.count, on: records.openedOn, by: "a.morel@head") { name in
        records.enumerated().map { place, record in
          (record.kind, place, Dictionary(uniqueKeysWithValues: record.values(naming: name)))
        }
      }
      summary.caseCount += 1
      if records.isOnline { addReport(of: file, on: records.openedOn) }
    }
  }

  /// A report about the content of a case, as far as the head's approval.
  private mutating func addReport(of file: RecordID, on day: Int32) {
    guard dice.happens(percent: 60) else { return }
    let report = SampleReport(
      file: file, number: "\(school.uai)-S\(summary.reportCount + 1)", day: day, using: &dice)
    let first = add(report.recordCount, on: day, by: "c.brun@team", report.records(naming:))
    let id = RecordID(creation: first.creation, index: report.reportPlace)
    _ = add(1, on: day + 1, by: "c.brun@team") { _ in [report.step(.submitted, of: id, on: day + 1)]
    }
    _ = add(1, on: day + 2, by: "a.morel@head") { _ in
      [report.step(.approvedHead, of: id, on: day + 2)]
    }
    summary.reportCount += 1
  }

  private mutating func add(
    _ count: Int, on day: Int32, by author: String,
    _ records: ((Int) -> RecordID) -> [(CaseKind, Int, [UInt8: FieldValue])]
  ) -> RecordID {
    let dot = Dot(replica: replica, counter: UInt64(changeSets.count) + 1)
    let name = { (place: Int) in RecordID(creation: dot, index: UInt32(place)) }
    let milliseconds = UInt64(clamping: Int64(day) * 86_400_000 + 36_000_000)
    let writes = records(name).map { kind, place, values in
      let fields = FieldSet(values.keys)
      return RecordWrite(
        kind: kind.rawValue, record: name(place), fields: fields,
        values: fields.map { values[$0] ?? .null })
    }
    let last = changeSets.last?.stamp ?? .zero
    changeSets.append(
      ChangeSet(
        dot: dot,
        stamp: max(HybridTimestamp(milliseconds: milliseconds, counter: 0), last.successor),
        author: author, writes: writes))
    summary.recordCount += count
    return name(0)
  }

  /// Enrols the computer and pushes its work, frame by frame, as a school's program would.
  func push(to hub: Hub) async throws -> SampleCountry.Summary {
    guard let code = try await hub.makeCode(forSchool: school.uai) else { return summary }
    _ = try await hub.enrol(
      EnrolmentRequest(
        code: code.secret, replica: replica,
        publicKey: Array(key.publicKey.rawRepresentation), label: "sample"), number: 1)
    let speaker = FrameSpeaker(school: school.uai, replica: replica)
    guard let device = try await hub.device(replica) else { return summary }
    var (chain, number, next, most) = (ChainHead.start, UInt64(1), 0, 64)
    while next < changeSets.count {
      let some = Array(changeSets[next..<min(next + most, changeSets.count)])
      guard let frame = try seal(some, speaker, chain, hub.schema) else {
        most = max(1, most / 2)
        continue
      }
      number += 1
      let request = ExchangeRequest(
        replica: replica, schemaVersion: hub.schema.version,
        replicaMilliseconds: hub.environment.wallMilliseconds(), chain: chain, frame: frame,
        cursor: .start, pageBytesMax: 0)
      let answered = await hub.answer(
        try request.serialized(), from: replica, device: device, number: number)
      switch answered.outcome {
      case .failure(let refusal): throw SampleTrouble.refused(code: refusal.code)
      case .success(let committed):
        if let aside = committed.verdict?.quarantined.first {
          throw SampleTrouble.refused(code: aside.code)
        }
      }
      chain = chain.extended(by: frame)
      next += some.count
    }
    return summary
  }

  private func seal(
    _ some: [ChangeSet], _ speaker: FrameSpeaker, _ chain: ChainHead, _ schema: RecordSchema
  ) throws -> SealedFrame? {
    do {
      return try SealedFrame.seal(
        some, counters: some[0].dot.counter...some[some.count - 1].dot.counter, speaker: speaker,
        chain: chain, schema: schema, key: key)
    } catch FrameError.limit(.columnsBytes) where some.count > 1 { return nil }
  }
}

extension [SampleRecord] {
  /// The day the case was reported, in days since 1970-01-01.
  fileprivate var openedOn: Int32 {
    for entry in first?.entries ?? [] where entry.number == CaseField.openedOn.rawValue {
      if case .value(.date(let day)) = entry.content { return day }
    }
    return 0
  }

  /// Whether any of its facts happened online.
  fileprivate var isOnline: Bool {
    contains { record in
      record.kind == .fact && record.entries.contains { $0.number == FactField.url.rawValue }
    }
  }
}
