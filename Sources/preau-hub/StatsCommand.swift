internal import ArgumentParser
internal import CaseModel
internal import CentralHub
internal import CentralStorage
internal import RecordModel

/// A first count: cases by month, form and département.
struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Counts cases by month, form and département, for the ministry's own eyes.",
    discussion: """
      Cells below the threshold are shown as '<5', and no line names a school. This is the inside view; do not publish it:
      differences between its lines are not protected yet.
      """)

  /// Cells below this many cases are not shown.
  static let insideThreshold = 5

  @OptionGroup var options: HubOptions

  func run() async throws {
    try await options.run { hub in
      for (number, rule) in CaseSchema.current.counts.enumerated() {
        print(options.say("mois;département;forme;nombre", "month;département;form;count"))
        for line in try await hub.counts(ofRule: number) {
          let count =
            line.count < Self.insideThreshold ? "<\(Self.insideThreshold)" : String(line.count)
          print(
            "\(line.month.isEmpty ? "?" : line.month);\(line.departement);\(label(line.member, rule));\(count)"
          )
        }
      }
    }
  }

  private func label(_ member: UInt8, _ rule: CountRule) -> String {
    guard member != 255 else { return options.say("toutes", "all") }
    let field = CaseSchema.current.kind(rule.kind)?.fields.first { $0.number == member }
    return field?.label.text(in: options.language) ?? "?"
  }
}
