import Causality
import Convergence
import RecordModel

/// How a history's record came to be.
enum Beginning: Hashable {
  /// Made by a replica that never wrote to the field.
  case byOutsider
  /// Made by one of the replicas before it wrote to the field.
  case before(replica: Int)
  /// Made by the first write.
  case byFirstWrite
}

extension HistoryShape {
  private static let hubMilliseconds: UInt64 = 1_000_000

  /// All that may have happened before the first write.
  var beginnings: [Beginning] {
    let earlier = Set(events.map(\.replica)).sorted().map { Beginning.before(replica: $0) }
    return [.byOutsider] + earlier + (isBegunByOne ? [.byFirstWrite] : [])
  }

  /// The stamps that admission gives, for every claim: each write claims one of as many moments, a tick apart, as there are
  /// writes, or the end of time.
  ///
  /// Claims whose admitted stamps are in the same order, ties included, are one: nothing but that order is ever read.
  func admittedStamps() -> [[HybridTimestamp]] {
    var kept: [[HybridTimestamp]] = []
    var known: Set<Int> = []
    let levels = events.count + 1
    let count = events.reduce(1) { count, _ in count * levels }
    for claims in 0..<count {
      let stamps = admit(claims, levels: levels)
      if known.insert(Self.order(of: stamps)).inserted { kept.append(stamps) }
    }
    return kept
  }

  private func admit(_ claims: Int, levels: Int) -> [HybridTimestamp] {
    var stamps: [HybridTimestamp] = []
    var claims = claims
    for place in events.indices {
      let level = claims % levels
      claims /= levels
      let claimed = level == events.count ? UInt64.max : UInt64(level)
      let floor = stamps.indices.reduce(HybridTimestamp.zero) {
        past[place] >> $1 & 1 == 1 ? max($0, stamps[$1]) : $0
      }
      stamps.append(
        AdmittedStamp(
          claimed: HybridTimestamp(rawValue: claimed), floor: floor,
          hubMilliseconds: Self.hubMilliseconds
        ).stamp)
    }
    return stamps
  }

  private static func order(of stamps: [HybridTimestamp]) -> Int {
    stamps.reduce(0) { order, stamp in order << 3 | stamps.count { $0 < stamp } }
  }

  /// Every way in which values can be equal or not; only equality is ever read.
  func valuings() -> [[FieldValue]] {
    var valuings: [[FieldValue]] = [[]]
    for _ in events {
      valuings = valuings.flatMap { valuing in
        (0...Set(valuing).count).map { valuing + [Self.values[$0]] }
      }
    }
    return valuings
  }

  private static let values: [FieldValue] = [
    .null, .text("a"), .integer(0), .text("b"), .integer(1), .text(""),
  ]

  /// The history with this shape.
  func history(
    _ beginning: Beginning, stamps: [HybridTimestamp], values: [FieldValue]
  ) -> History {
    var history = History(creation: creation(beginning))
    for (place, event) in events.enumerated() {
      let dot = dot(event.replica, event.seen[event.replica] + 1, beginning)
      var seen = VersionVector()
      for (replica, count) in event.seen.enumerated() where count > 0 {
        seen.insert(self.dot(replica, count, beginning))
      }
      if dot != history.record.creation { seen.insert(history.record.creation) }
      history.writes.append(
        History.Write(dot: dot, stamp: stamps[place], value: values[place], seen: seen))
    }
    return history
  }

  private func creation(_ beginning: Beginning) -> Dot {
    switch beginning {
    case .byOutsider: Dot(replica: History.replica(9), counter: 1)
    case .before(let replica): Dot(replica: History.replica(UInt64(replica + 1)), counter: 1)
    case .byFirstWrite: dot(events[0].replica, 1, beginning)
    }
  }

  /// The name of a replica's `count`th write to the field.
  private func dot(_ replica: Int, _ count: Int, _ beginning: Beginning) -> Dot {
    Dot(
      replica: History.replica(UInt64(replica + 1)),
      counter: UInt64(count) + (beginning == .before(replica: replica) ? 1 : 0))
  }
}
