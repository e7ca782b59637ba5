/// The figures of a run as people read them.
package struct SimulationReport {
  private let totals: SimulationTotals
  private let elapsed: Duration

  /// A report of figures that took so long.
  package init(totals: SimulationTotals, elapsed: Duration) {
    self.totals = totals
    self.elapsed = elapsed
  }

  /// The report, one line for each figure.
  package var text: String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Int(Double(totals.exchanges) / seconds) : 0
    let faults = totals.faults.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let outcomes = totals.outcomes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return """
      seeds         \(totals.seeds)
      steps         \(totals.steps), \(totals.runs) runs
      exchanges     \(totals.exchanges), \(rate) a second in \(Int(seconds)) s
      edits         \(totals.edits) fields edited, \(totals.admittedWrites) admitted
      conflicts     \(totals.conflicts); \(totals.clamps) clamped, \(totals.quarantines) set aside
      compared      \(totals.comparedFields) fields, \(totals.comparedLedgerRows) ledger rows; \(totals.looseFields) fields beyond frameLookupsMax
      runs ended    \(outcomes.joined(separator: ", "))
      faults        \(faults.joined(separator: ", "))
      """
  }
}
