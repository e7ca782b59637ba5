extension CutTally {
  /// The totals, line by line, and the first failures.
  package func report(cutting: Duration, failing: Duration) -> String {
    var lines = ["power cuts \(cutCount), \(Self.rate(cutCount, cutting)) each second"]
    lines += cuts.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
    lines.append(
      "sectors not synced: kept \(sectors.kept), dropped \(sectors.dropped), torn \(sectors.torn), scrambled \(sectors.scrambled)"
    )
    lines.append(
      "confirmed edits looked for \(editsChecked); step under way found whole \(foundWhole), absent \(foundAbsent)"
    )
    lines.append("scripts carried on to their end \(runsToEnd)")
    lines.append("disk errors \(faultCount), \(Self.rate(faultCount, failing)) each second")
    lines += faults.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
    lines.append("steps refused for them \(refusedSteps)")
    lines.append("failures \(failures.count)")
    lines += failures.prefix(20).map { "  \($0)" }
    return lines.joined(separator: "\n")
  }

  private static func rate(_ count: Int, _ duration: Duration) -> Int {
    let seconds =
      Double(duration.components.seconds)
      + Double(duration.components.attoseconds) / 1e18
    return seconds > 0 ? Int(Double(count) / seconds) : 0
  }
}
