/// One reading of cases: who, when, with which command, which cases, why; never what they say.
package struct AccessEntry: Hashable, Sendable {
  /// Its place in the log, from 1.
  package let number: UInt64
  /// When, milliseconds since 1970-01-01 UTC by this computer's clock.
  package let milliseconds: UInt64
  /// `login@role`, or a name on a computer without users.
  package let who: String
  /// The command, such as `case show`.
  package let deed: String
  /// The names of the cases read, at most `casesMax` of them.
  package let cases: [String]
  /// How many cases were read.
  package let caseCount: Int
  /// The reason, where one was asked for.
  package let why: String?
  /// For a pruning: the hash where the chain goes on.
  package let resumes: String?

  /// The most case names kept in one entry.
  package static let casesMax = 100

  private enum CodingKeys: String, CodingKey {
    case number, milliseconds, who, deed, cases
    case caseCount = "case_count"
    case why, resumes
  }
}

extension AccessEntry: Codable {}

/// The first line of a pruned log: what is gone, and where the chain goes on.
package struct AccessSummary: Codable, Hashable, Sendable {
  /// How many entries are gone in all.
  package let prunedCount: UInt64
  /// When the first of them was made.
  package let fromMilliseconds: UInt64
  /// When the last of them was made.
  package let untilMilliseconds: UInt64
  /// The hash of the last entry that is gone.
  package let resumes: String

  private enum CodingKeys: String, CodingKey {
    case prunedCount = "pruned_count"
    case fromMilliseconds = "from_milliseconds"
    case untilMilliseconds = "until_milliseconds"
    case resumes
  }
}
