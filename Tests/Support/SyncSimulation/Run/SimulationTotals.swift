/// Figures of one run or of many.
package struct SimulationTotals: Sendable {
  package internal(set) var seeds = 0
  package internal(set) var steps = 0
  /// Requests that a computer sent, in vain or not.
  package internal(set) var exchanges = 0
  package internal(set) var runs = 0
  package internal(set) var edits = 0
  package internal(set) var admittedWrites = 0
  package internal(set) var conflicts = 0
  package internal(set) var clamps = 0
  package internal(set) var quarantines = 0
  package internal(set) var looseFields = 0
  package internal(set) var comparedFields = 0
  package internal(set) var comparedLedgerRows = 0
  /// Faults and rare steps by name.
  package internal(set) var faults: [String: Int] = [:]

  /// How runs ended, and how often.
  package internal(set) var outcomes: [String: Int] = [:]

  /// Nothing yet.
  package init() {}

  mutating func outcome(_ name: String) { outcomes[name, default: 0] += 1 }

  mutating func fault(_ name: String) { faults[name, default: 0] += 1 }

  /// Adds the figures of another run.
  package mutating func add(_ other: SimulationTotals) {
    seeds += other.seeds
    steps += other.steps
    exchanges += other.exchanges
    runs += other.runs
    edits += other.edits
    admittedWrites += other.admittedWrites
    conflicts += other.conflicts
    clamps += other.clamps
    quarantines += other.quarantines
    looseFields += other.looseFields
    comparedFields += other.comparedFields
    comparedLedgerRows += other.comparedLedgerRows
    faults.merge(other.faults) { $0 + $1 }
    outcomes.merge(other.outcomes) { $0 + $1 }
  }
}
