internal import TestInput

/// Cuts and faults of all machines of one script after another.
package struct CutCampaign {
  /// What has been done so far.
  package private(set) var tally = CutTally()
  private let seed: UInt64
  private let care: FaultyDisk.Care

  /// A campaign that begins with a seed; with less care than `full` the stores must fail it.
  package init(seed: UInt64, care: FaultyDisk.Care = .full) {
    self.seed = seed
    self.care = care
  }

  /// Cuts until there were so many cuts.
  package mutating func cut(_ count: Int) throws {
    let limit = tally.cutCount + count
    for round in 0..<UInt64(count) where tally.cutCount < limit {
      try eachTrack(round, CutEnumeration(care: care, round: round), limit - tally.cutCount)
    }
  }

  /// Lets operations fail until there were so many faults.
  package mutating func fail(_ count: Int) throws {
    let limit = tally.faultCount + count
    for round in 0..<UInt64(count) where tally.faultCount < limit {
      try eachTrack(round, FaultEnumeration(round: round), limit - tally.faultCount)
    }
  }

  /// Goes through the scripts of one seed, with a share of `count` for each machine.
  private mutating func eachTrack(
    _ round: UInt64, _ enumeration: some TrackEnumeration, _ count: Int
  ) throws {
    let light = try CutScriptWriter.write(seed: seed &+ round)
    let heavy = try CutScriptWriter.write(seed: seed &+ round, rounds: 3, weight: 60_000)
    func run<Machine: CutMachine>(
      _ machine: Machine.Type, _ name: String, _ steps: [Machine.Step],
      _ weight: CutTrack<Machine>.Weight, share: Int
    ) throws {
      let track = try CutTrack<Machine>(
        name, steps, weight: weight, isPowersafe: enumeration.isPowersafe)
      try enumeration.run(track, budget: (count * share + 11) / 12, into: &tally)
    }
    try run(HubMachine.self, "hub", light.hub, .light, share: 4)
    for (place, steps) in light.replicas.enumerated() {
      try run(ReplicaMachine.self, "school \(place + 1)", steps, .light, share: 2)
    }
    try run(HubMachine.self, "hub, long log", heavy.hub, .heavy, share: 1)
    try run(ReplicaMachine.self, "school, long log", heavy.replicas[0], .heavy, share: 1)
  }
}
