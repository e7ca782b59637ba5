import RecordModel

/// What must come out, worked out from the log and from who has heard what, by sets and not by clocks.
///
/// It shares nothing with the merge: for each field it keeps every admitted write with the writes its author truly knew,
/// and applies the definitions of `protocol/02-causality.md` section 6 and `protocol/05-merge.md` section 4 word by word.
struct IncidentOracle {
  /// One field of one incident.
  struct Cell: Hashable {
    let incident: String
    let field: UInt8
  }

  /// A write as its author made it.
  struct Draft {
    let cell: Cell
    let value: FieldValue
    let counter: UInt64
    /// How many of the school's admitted writes its author had heard.
    let heard: Int
  }

  /// A write as it was admitted.
  struct Write {
    let replica: Int
    let counter: UInt64
    let value: FieldValue
    let stamp: UInt64
    /// Its place among the school's admitted writes.
    let arrival: Int
    let heard: Int

    func knew(_ other: Write) -> Bool {
      other.replica == replica ? other.counter < counter : other.arrival < heard
    }
  }

  private(set) var writes: [Cell: [Write]] = [:]
  private(set) var admittedCount = 0
  private(set) var clampedCount = 0
  private(set) var liftedCount = 0
  private var schoolArrivals: [Int: Int] = [:]
  private var lastStamps: [Int: UInt64] = [:]

  /// How many writes of a school are admitted.
  func arrivals(inSchool school: Int) -> Int { schoolArrivals[school, default: 0] }

  /// Leaves out what its own author replaced before anyone saw it, knowing no more of the field.
  func surviving(_ drafts: [Draft]) -> [Draft] {
    var later: [Cell: Int] = [:]
    var kept: [Draft] = []
    for draft in drafts.reversed() {
      let known = writes[draft.cell, default: []].count { $0.arrival < draft.heard }
      if later[draft.cell] == known { continue }
      later[draft.cell] = known
      kept.append(draft)
    }
    return kept.reversed()
  }

  /// Admits one frame.
  ///
  /// - Returns: the admitted stamp of each change-set, by counter.
  mutating func admit(
    _ drafts: [Draft], claimed: [UInt64: UInt64], replica: Int, school: Int, hubMilliseconds: UInt64
  ) -> [UInt64: UInt64] {
    var stamps: [UInt64: UInt64] = [:]
    for (counter, claim) in claimed.sorted(by: { $0.key < $1.key }) {
      let own = drafts.filter { $0.counter == counter }
      let seen = own.flatMap { draft in
        writes[draft.cell, default: []].filter {
          $0.replica == replica ? $0.counter < counter : $0.arrival < draft.heard
        }
      }
      let floor = max(seen.map(\.stamp).max() ?? 0, lastStamps[replica, default: 0])
      stamps[counter] = admitted(claim, floor: floor, hubMilliseconds: hubMilliseconds)
      lastStamps[replica] = stamps[counter]
      for draft in own {
        let arrival = schoolArrivals[school, default: 0]
        schoolArrivals[school] = arrival + 1
        admittedCount += 1
        writes[draft.cell, default: []].append(
          Write(
            replica: replica, counter: counter, value: draft.value, stamp: stamps[counter] ?? 0,
            arrival: arrival, heard: draft.heard))
      }
    }
    return stamps
  }

  private mutating func admitted(_ claim: UInt64, floor: UInt64, hubMilliseconds: UInt64) -> UInt64
  {
    if claim > (hubMilliseconds + 300_000) << 16 | 0xFFFF {
      clampedCount += 1
      return max(hubMilliseconds << 16, floor) + 1
    }
    if claim <= floor { liftedCount += 1 }
    return max(claim, floor + 1)
  }
}

/// What becomes of the writes of one field.
struct CellVerdict {
  let winner: IncidentOracle.Write
  let ledger: [IncidentOracle.Write]
  let replacedCount: Int

  /// Judges the writes of one field; `order` ranks replicas as their ids do.
  init?(_ writes: [IncidentOracle.Write], order: [Int]) {
    func isLater(_ one: IncidentOracle.Write, _ other: IncidentOracle.Write) -> Bool {
      (one.stamp, order[one.replica], one.counter) > (
        other.stamp, order[other.replica], other.counter
      )
    }
    guard let winner = writes.max(by: { isLater($1, $0) }) else { return nil }
    let parents = writes.map { write in writes.filter(write.knew).max { isLater($1, $0) } }
    let others = writes.filter { $0.arrival != winner.arrival }
    ledger = others.filter { one in
      !zip(writes, parents).contains { write, parent in
        write.knew(one) && parent?.value == one.value
      }
    }
    self.winner = winner
    replacedCount = others.count - ledger.count
  }

  /// The entries whose value differs from the winner's: what the product must call conflicts.
  var conflicts: [IncidentOracle.Write] { ledger.filter { $0.value != winner.value } }
}
