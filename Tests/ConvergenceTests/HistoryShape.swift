/// Who wrote in which order and saw what, without stamps and values: the bare happened-before of a history.
struct HistoryShape: Sendable {
  struct Event: Hashable, Sendable {
    let replica: Int
    /// How many writes of each replica the author had seen, its own earlier ones included.
    let seen: [Int]
  }

  /// The writes, each after all it has seen.
  let events: [Event]
  /// For each write the places of those it has seen, as bits.
  let past: [Int]

  private init(_ events: [Event]) {
    self.events = events
    past = events.map { event in
      events.indices.reduce(0) { bits, place in
        Self.isSeen(events, place, by: event) ? bits | 1 << place : bits
      }
    }
  }

  private static func isSeen(_ events: [Event], _ place: Int, by event: Event) -> Bool {
    let replica = events[place].replica
    return events[..<place].count { $0.replica == replica } < event.seen[replica]
  }

  /// Whether everybody else has seen the first write.
  var isBegunByOne: Bool { past.dropFirst().allSatisfy { $0 & 1 == 1 } }

  /// Every shape with so many writes by the first replicas up to three, each of them writing at least once.
  ///
  /// What an author has seen is closed: it holds the whole past of each write in it. Two orders of the same writes are one
  /// shape. Names of replicas are not exchanged for each other, since their order decides ties.
  static func all(writes: Int, replicas: Int) -> [HistoryShape] {
    var found: [HistoryShape] = []
    var known: Set<[[Event]]> = []
    extend([], writes, replicas) { events in
      let chains = (0..<replicas).map { replica in events.filter { $0.replica == replica } }
      guard !chains.contains(where: \.isEmpty), known.insert(chains).inserted else { return }
      found.append(HistoryShape(events))
    }
    return found
  }

  private static func extend(
    _ events: [Event], _ writes: Int, _ replicas: Int, _ take: ([Event]) -> Void
  ) {
    guard events.count < writes else { return take(events) }
    for replica in 0..<replicas {
      for seen in sights(of: replica, events, replicas) {
        extend(events + [Event(replica: replica, seen: seen)], writes, replicas, take)
      }
    }
  }

  /// All that a replica's next write can have seen of the writes so far.
  private static func sights(of replica: Int, _ events: [Event], _ replicas: Int) -> [[Int]] {
    let chains = (0..<replicas).map { number in events.filter { $0.replica == number } }
    var sights: [[Int]] = [[]]
    for (number, chain) in chains.enumerated() {
      let counts = number == replica ? chain.count...chain.count : 0...chain.count
      sights = sights.flatMap { sight in counts.map { sight + [$0] } }
    }
    return sights.filter { sight in
      zip(chains, sight).allSatisfy { chain, count in
        count == 0 || zip(chain[count - 1].seen, sight).allSatisfy { $0 <= $1 }
      }
    }
  }
}
