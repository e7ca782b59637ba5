/// What a campaign has done and found.
package struct CutTally: Sendable {
  /// One thing that should not have happened.
  package struct Failure: Sendable, CustomStringConvertible {
    package let track: String
    package let fault: String
    package let what: String

    package var description: String { "\(track): \(fault): \(what)" }
  }

  /// Power cuts after which a store was opened and checked, by scenario.
  package var cuts: [String: Int] = [:]
  /// Faults that a disk reported and the store went on with, by scenario.
  package var faults: [String: Int] = [:]
  /// Faults that made a step throw.
  package var refusedSteps = 0
  /// Edits confirmed before a cut and looked for after it.
  package var editsChecked = 0
  /// Machines that found the step under way whole, and not at all.
  package var foundWhole = 0
  package var foundAbsent = 0
  /// Runs that went on to the script's end and came to the same state.
  package var runsToEnd = 0
  package var sectors = FaultyDisk.Sectors()
  package var failures: [Failure] = []

  package init() {}

  package var cutCount: Int { cuts.values.reduce(0, +) }
  package var faultCount: Int { faults.values.reduce(0, +) }

  mutating func add(_ sectors: FaultyDisk.Sectors, since before: FaultyDisk.Sectors) {
    self.sectors.kept += sectors.kept - before.kept
    self.sectors.dropped += sectors.dropped - before.dropped
    self.sectors.torn += sectors.torn - before.torn
    self.sectors.scrambled += sectors.scrambled - before.scrambled
  }
}
