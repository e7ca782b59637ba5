package import Aggregates
internal import RecordModel

/// One number of the hub's table of counts.
package struct CountedCell: Hashable, Sendable {
  /// The rule's place in `CaseCounts.rules`.
  package let rule: Int
  package let member: UInt8
  package let departement: String
  package let count: Int

  /// A number from its parts.
  package init(rule: Int, member: UInt8, departement: String, count: Int) {
    self.rule = rule
    self.member = member
    self.departement = departement
    self.count = count
  }
}

extension CaseUnit {
  /// The places of its rules in `CaseCounts.rules`.
  package var ruleNumbers: [Int] {
    parts.compactMap { part in CaseCounts.rules.firstIndex { $0.name == part.rule.name } }
  }

  /// Adds up the kept counts of a period by area.
  ///
  /// The cells are those of its rules, for the months of the period; a département that is in no area is left out.
  package func exactCounts(
    _ cells: [CountedCell], in areas: [Area]
  ) -> [(area: Area, exact: ExactCounts)] {
    var places: [String: Int] = [:]
    for (place, area) in areas.enumerated() {
      for departement in area.departements { places[departement] = place }
    }
    let columns = columns
    var exact = [ExactCounts](repeating: ExactCounts(counted.questions), count: areas.count)
    let totalRule = ruleNumbers.first
    for cell in cells {
      guard let place = places[cell.departement] else { continue }
      if cell.rule == totalRule, cell.member == 255 { exact[place].total += cell.count }
      for column in columns where column.rule == cell.rule && column.counts(cell.member) {
        exact[place].answers[column.question][column.category] += cell.count
      }
    }
    for place in exact.indices { fillMembers(&exact[place]) }
    return Array(zip(areas, exact))
  }

  /// A member of a set is kept as those that have it; those that have it not are the rest.
  private func fillMembers(_ exact: inout ExactCounts) {
    var question = 0
    for part in parts {
      let count = part.breakdown.questions.count
      if case .members = part.breakdown {
        for place in question..<(question + count) {
          exact.answers[place][0] = exact.total - exact.answers[place][1]
        }
      }
      question += count
    }
  }

  private var columns: [Column] {
    var columns: [Column] = []
    var question = 0
    for (number, part) in zip(ruleNumbers, parts) {
      switch part.breakdown {
      case .members:
        for (member, place) in zip(part.rule.members, question...) {
          columns.append(Column(rule: number, members: [member], question: place, category: 1))
        }
      case .categories(let asked):
        for (category, code) in asked.categories.enumerated() {
          let members =
            part.rule.breakdown.member(ofTerm: code).map { [$0] }
            ?? [CountBreakdown.absent, CountBreakdown.unlisted]
          columns.append(
            Column(rule: number, members: members, question: question, category: category))
        }
      }
      question += part.breakdown.questions.count
    }
    return columns
  }

  /// Where the members of a rule are counted in the questions.
  private struct Column {
    let rule: Int
    let members: [UInt8]
    let question: Int
    let category: Int

    func counts(_ member: UInt8) -> Bool { members.contains(member) }
  }
}
