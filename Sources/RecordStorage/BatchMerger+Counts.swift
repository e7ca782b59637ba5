internal import RecordModel

extension BatchMerger {
  /// Moves the counts by what one record was and what it is now.
  ///
  /// Only the hub counts. A kind that nothing is counted of, and a change of fields that nothing is counted by, cost one question of bits.
  mutating func count(_ slot: RecordSlot, _ merge: SlotMerge, _ layout: TableLayout) throws {
    let counts = tables.counts(of: slot.kind)
    guard tables.side == .hub, !counts.rules.isEmpty else { return }
    let written = merge.isNew ? counts.fields : written(merge, layout)
    guard !written.intersection(counts.fields).isEmpty || merge.isNew else { return }
    let former = SlotMerge.untouched(fieldCount: merge.sources.count)
    for rule in counts.rules where merge.isNew || !written.intersection(rule.fields).isEmpty {
      if !merge.isNew {
        for cell in try cells(rule, former, slot, layout) { report.counts[cell, default: 0] -= 1 }
      }
      for cell in try cells(rule, merge, slot, layout) { report.counts[cell, default: 0] += 1 }
    }
  }

  private func written(_ merge: SlotMerge, _ layout: TableLayout) -> FieldSet {
    var bits: UInt128 = 0
    for place in merge.sources.indices where merge.sources[place] >= 0 {
      bits |= 1 << UInt128(layout.numbers[place])
    }
    return FieldSet(bits: bits)
  }

  private func cells(
    _ rule: KindCounts.Rule, _ merge: SlotMerge, _ slot: RecordSlot, _ layout: TableLayout
  ) throws -> [CountCell] {
    try rule.rule.cells(number: rule.number) { try currentValue(of: $0, merge, slot, layout) }
  }
}
