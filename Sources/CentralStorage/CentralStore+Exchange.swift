package import SyncProtocol
internal import Causality
internal import GRDB
internal import RecordStorage

extension CentralStore {
  /// Commits several exchanges, of any schools, in one transaction: one wait for the disk for all of them.
  ///
  /// Each stands on its own: one that is refused leaves no trace and does not stop the others.
  ///
  /// The hub's time is never taken lower than the last one used.
  ///
  /// - Returns: one result per exchange, in order.
  /// - Throws: `StorageError` when the transaction as a whole failed; nothing was changed then.
  package func commit(
    _ exchanges: [PreparedExchange], hubMilliseconds: UInt64
  ) throws -> [Result<CommittedExchange, Refusal>] {
    try transaction { database in
      let now = try advanceClock(to: hubMilliseconds, in: database)
      var results: [Result<CommittedExchange, Refusal>] = []
      for exchange in exchanges {
        var result = try commitAlone(exchange, hubMilliseconds: now, in: database)
        if now > hubMilliseconds {
          result = result.map { $0.behind(by: now - hubMilliseconds) }
        }
        results.append(result)
      }
      return results
    }
  }

  func advanceClock(to hubMilliseconds: UInt64, in database: Database) throws -> UInt64 {
    let select = try statement("SELECT milliseconds FROM _hub", in: database)
    _ = try select.step()
    let last = UInt64(bitPattern: select.integer(0))
    select.reset()
    guard hubMilliseconds > last else { return last }
    let update = try statement("UPDATE _hub SET milliseconds = ?", in: database)
    update.bind(1, Int64(bitPattern: hubMilliseconds))
    try update.run()
    return hubMilliseconds
  }

  /// Commits one exchange inside the transaction of all; a refused one is rolled back alone.
  private func commitAlone(
    _ exchange: PreparedExchange, hubMilliseconds: UInt64, in database: Database
  ) throws -> Result<CommittedExchange, Refusal> {
    let marks = tables.numberMarks
    try statement("SAVEPOINT exchange", in: database).run()
    do {
      let committed = try translatingErrors {
        try admit(exchange, hubMilliseconds: hubMilliseconds, in: database)
      }
      try statement("RELEASE exchange", in: database).run()
      return .success(committed)
    } catch let error as StorageError where error.stopsEverything {
      throw error
    } catch {
      try statement("ROLLBACK TO exchange", in: database).run()
      try statement("RELEASE exchange", in: database).run()
      tables.forgetNumbers(since: marks)
      return .failure(error as? Refusal ?? Refusal(.hubUnavailable, retryAfterSeconds: 60))
    }
  }

  private func admit(
    _ exchange: PreparedExchange, hubMilliseconds: UInt64, in database: Database
  ) throws -> CommittedExchange {
    guard var device = try device(exchange.replica, in: database) else {
      throw Refusal(.replicaUnknown)
    }
    guard device.revokedMilliseconds == nil else { throw Refusal(.replicaRevoked) }
    guard exchange.number > device.exchange else {
      throw Refusal(.exchangeNumberUsed, lastExchange: device.exchange, chain: device.chain)
    }
    guard !device.isDesk, var school = try school(device.school, in: database),
      let nation = try self.school(School.nation, in: database)
    else { throw Refusal(.replicaUnknown) }
    device.exchange = exchange.number
    device.seenMilliseconds = hubMilliseconds
    device.schemaVersion = exchange.request.schemaVersion
    device.skewMilliseconds = Int64(
      bitPattern: exchange.request.replicaMilliseconds &- hubMilliseconds)
    var committed = CommittedExchange(
      chain: device.chain, stateHash: school.stateHash, sequence: school.sequence,
      school: school.uai)
    if let frame = exchange.request.frame, let batch = exchange.batch {
      let push = Push(
        frame: frame, batch: batch, statedChain: exchange.request.chain,
        hubMilliseconds: hubMilliseconds)
      committed.verdict = try self.push(push, &device, &school, &committed, in: database)
    } else if exchange.request.chain.counter > device.chain.counter {
      throw Refusal(.chainForked, chain: device.chain)
    }
    try save(device, in: database)
    if exchange.request.pageBytesMax > 0 {
      // A record that cannot be packed keeps its school from reading on, and from nothing else: what was pushed is taken.
      do {
        committed.page = try page(
          after: exchange.request.cursor, bytesMax: exchange.request.pageBytesMax, for: device,
          school, nation, &committed, in: database)
      } catch is FrameError { committed.isPageMissing = true }
    }
    committed.chain = device.chain
    committed.stateHash = school.stateHash
    committed.stateHash.add(nation.stateHash)
    committed.sequence = school.sequence
    return committed
  }
}
