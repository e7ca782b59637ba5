import Causality
import CentralHub
import CentralStorage
import NIOCore
import Crypto
import RecordModel
import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncProtocol
import TestInput
import Testing

extension BadInput {
  @Suite struct `Random bytes` {
    @Test func `to the hub's port leave it answering`() async throws {
      let world = try await HTTPWorld()
      let replica = try await world.enrolled()
      var dice = SplitMix64(seed: 20_111)
      let starts = [
        "", "GET / HTTP/1.1\r\n\r\n", "POST /v1/exchange HTTP/1.1\r\nHost: a\r\n",
        "POST /v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /v1/exchange HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
        "POST /v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 64\r\n\r\n",
        "POST /v1/enrolment HTTP/1.1\r\nHost: a\r\nSignature-Input: preau=(\"@",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{03}\u{01}",
      ]
      for round in 0..<30 {
        try await withThrowingTaskGroup { group in
          for number in 0..<10 {
            let count = Int.random(in: 0...600, using: &dice)
            let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
            let bytes = Array(starts[(round * 10 + number) % starts.count].utf8) + noise
            group.addTask {
              let answer = try await RawConnection.send(
                bytes, to: world.port, wait: .milliseconds(60))
              #expect(!answer.starts(with: Array("HTTP/1.1 200".utf8)))
            }
          }
          try await group.waitForAll()
        }
      }
      try await replica.fill(0..<1, wallMilliseconds: world.engine.clock.now)
      #expect(try await world.sync(replica).outcome == .synced)
      try await world.engine.expectUnharmed()
    }

    @Test func `signed as a request are answered with a code, and never with a trap`() async throws
    {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      var dice = SplitMix64(seed: 1971)
      let whole = ForgedRequest(hostile.id, frame: [8, 1, 24, 1]).bytes
      for round in 0..<2000 {
        let count = Int.random(in: 0...80, using: &dice)
        let bytes =
          round % 2 == 0
          ? (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
          : mutated(whole, &dice)
        guard case .failure(let refusal) = try await hostile.ask(bytes) else { continue }
        #expect(refusal.knownCode != nil)
        #expect(refusal.knownCode != .hubUnavailable)
      }
      try await world.expectUnharmed()
    }

    @Test(arguments: [1, 2, 3, 5])
    func `in signed columns never break what is held`(seed: UInt64) async throws {
      let world = try await EngineWorld()
      let hostile = try await HostileComputer(world)
      let honest = try await world.enrolled()
      var dice = SplitMix64(seed: seed)
      var changes = HostileChanges(hostile, besides: honest.store.state.replica)
      var mine: [RecordID] = []
      var taken = 0
      for round in 0..<500 {
        if round % 25 == 0 {
          // Edited before the exchange, so that it meets what the hostile computer has written meanwhile.
          for record in mine {
            try honest.set(1, .text("round \(round)"), of: record, wall: world.clock.now)
          }
          mine.append(try honest.create([1: .text("new")], wall: world.clock.now))
          changes.learn(mine[mine.count - 1], kind: 1)
          try await honest.sync(world)
          changes.peerCounter = honest.store.state.counter
        }
        let sets = changes.changeSets(from: hostile.next, stamp: world.clock.now, &dice)
        var columns = ColumnsEncoder.encode(sets, speaker: hostile.id)
        if dice.next() % 4 > 0 { columns = mutated(columns, &dice) }
        let answer = try await hostile.push(raw: columns, counters: UInt64(sets.count))
        if answer.code == nil { taken += 1 } else { #expect(answer.code == .frameMalformed) }
      }
      // Enough of it was good enough to be held, or to be set aside, for the checks that follow to mean something.
      let status = try await world.hub.status()
      #expect(taken > 50)
      #expect(status.recordCounts.values.reduce(0, +) > 25)
      #expect(status.quarantinedCount > 50)
      #expect(status.openLedgerCount > 0)
      #expect(try await honest.sync(world).isProvedEqual == true)
      #expect(try honest.store.verify())
      try await world.expectUnharmed()
    }

    /// The bytes with a few of them changed, left out, doubled, or cut off.
    private func mutated(_ bytes: [UInt8], _ dice: inout SplitMix64) -> [UInt8] {
      var bytes = bytes
      for _ in 0...dice.next() % 4 where !bytes.isEmpty {
        let place = Int(dice.next() % UInt64(bytes.count))
        switch dice.next() % 6 {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes[place] ^= 1 << UInt8(dice.next() % 8)
        case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &dice) ?? 0
        case 3: bytes.remove(at: place)
        case 4: bytes.insert(bytes[place], at: place)
        default: bytes.insert(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF, 0x07], at: place)
        }
      }
      return bytes
    }
  }
}
