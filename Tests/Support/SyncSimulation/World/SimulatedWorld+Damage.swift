import Causality
import CentralHub
import GRDBSQLite
import RecordModel
import RecordStorage
import SyncProtocol

extension SimulatedWorld {
  /// The hub's disk fails in the middle of a transaction: nothing of it may stay, and the hub answers nobody until it is started again.
  ///
  /// - Returns: the answer, when the transaction did not come as far as the failure.
  func deliverOnFailingDisk(_ message: SentMessage) async throws -> Result<AnsweredMessage, Refusal>
  {
    let isExpected = refusal(of: message) == nil
    // The first write: which one a later one is depends on how the hub has grouped what came before.
    disk.failWrites(after: 1)
    var failing = message
    failing.mayFail = true
    let result = await deliver(failing)
    disk.repair()
    guard case .failure(let refusal) = result, refusal.knownCode == .hubUnavailable else {
      return result
    }
    if !isExpected { note("refused by the disk before it was refused by rule") }
    if await hub.isHealthy { violated("the hub believes a disk that has failed it") }
    if case .success = await answer(message.bytes, message).outcome {
      violated("the hub answers although its disk has failed it")
    }
    try crashHub()
    return result
  }

  /// Two computers write one field without knowing of each other, and the hub cannot read the row that the second one meets.
  ///
  /// That exchange is refused, and leaves nothing behind, neither in the file nor in what the hub remembers; once the row
  /// can be read the same frame is taken.
  func damageRow() async throws {
    let school = draw(schools.count)
    let known = hostiles.count
    try await enrolHostile(school: school)
    try await enrolHostile(school: school)
    guard hostiles.count == known + 2 else { return }
    let (first, second) = (known, known + 1)
    let record = RecordID(creation: Dot(hostiles[first].id, 1), index: 0)
    let day = Cell(record: record, field: 4)
    try await pushNext(
      [plainChange(1, Cell(record: record, field: 1), .text("ouvert"))], of: first)
    try await pushNext([plainChange(1, day, .date(20_000))], of: second)
    let other = RecordID(creation: Dot(hostiles[first].id, 2), index: 0)
    let changes = [
      plainChange(2, Cell(record: other, field: 1), .text("fermé"), author: "Author \(known)"),
      plainChange(
        3, day, .date(20_040), claimed: OracleClock.stamp(hubTime), author: "Author \(known)"),
    ]
    note("a row of the hub cannot be read")
    totals.fault("rowDamaged")
    try setDay("garbage", of: record)
    try await pushNext(changes, of: first, mustFail: "hub_unavailable")
    try setDay("2024-10-04", of: record)
    if draw(2) == 0 { try crashHub() }
    try await pushNext(changes, of: first)
    if draw(2) == 0 { try crashHub() }
  }

  /// Pushes what comes next of a hostile computer, well made.
  private func pushNext(
    _ changes: [OracleChange], of place: Int, mustFail: String? = nil
  ) async throws {
    guard let first = changes.first?.counter, let last = changes.last?.counter else { return }
    hostiles[place].number += 1
    let hostile = hostiles[place]
    let chain = ChainHead(
      counter: acknowledged(hostile),
      hash: acknowledged(hostile) == 0
        ? ChainHead.start.hash : schools[hostile.school].speakers[hostile.id]?.chain ?? [])
    try await push(changes, hostile, chain, counters: first...last, mustFail: mustFail)
  }

  /// Overwrites a record's day in the hub's file.
  private func setDay(_ text: String, of record: RecordID) throws {
    var opened: OpaquePointer?
    let path = hubFolder + "/hub.sqlite"
    defer { sqlite3_close_v2(opened) }
    let name = record.creation.replica.bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
    let sql = """
      UPDATE incident SET day = '\(text)' WHERE _id = (
        SELECT (number << 43) | (\(record.creation.counter) << 12) | \(record.index)
        FROM _replicas WHERE replica = x'\(name)')
      """
    guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      sqlite3_exec(opened, sql, nil, nil, nil) == SQLITE_OK, sqlite3_changes(opened) == 1
    else { throw SimulatedDiskError() }
  }
}
