internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// What a run brought that somebody should look at: numbers and grounds, nothing of anybody.
struct SyncNews {
  /// Reports with an answer that nobody has read here.
  let unreadReportCount: Int
  /// The ground of each erasure that is new here, as its code.
  let erasedGrounds: [String]

  init(unreadReportCount: Int, erasedGrounds: [String]) {
    self.unreadReportCount = unreadReportCount
    self.erasedGrounds = erasedGrounds
  }

  /// Looks at a replica after a run.
  init(_ replica: Replica, erasedBefore: [RecordID: String]) async throws {
    let erasures = try await replica.erasures().filter { erasedBefore[$0.key] == nil }
    self.init(
      unreadReportCount: try await replica.unreadReportCount(),
      erasedGrounds: erasures.values.sorted())
  }

  func lines(_ language: Language) -> [String] {
    erasures(language) + Self.reports(unreadReportCount, language)
  }

  /// The line that says how many reports have an unread answer; none when there is none.
  static func reports(_ count: Int, _ language: Language) -> [String] {
    guard count > 0 else { return [] }
    let label =
      count == 1
      ? Label(
        "1 signalement a une réponse ; `preau report list` le montre.",
        "1 report has an answer; `preau report list` shows it.")
      : Label(
        "\(count) signalements ont une réponse ; `preau report list` les montre.",
        "\(count) reports have an answer; `preau report list` shows them.")
    return [label.text(in: language)]
  }

  private func erasures(_ language: Language) -> [String] {
    var counts: [String: Int] = [:]
    for ground in erasedGrounds { counts[ground, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ground, count in
      let label = Vocabulary.erasureGround.term(ground)?.label ?? Label(ground, ground)
      let french = count == 1 ? "1 situation a été effacée" : "\(count) situations ont été effacées"
      let english = count == 1 ? "1 case was erased" : "\(count) cases were erased"
      return Label(
        "\(french) (\(label.french.lowercased())).", "\(english) (\(label.english.lowercased()))."
      ).text(in: language)
    }
  }
}
