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

  /// The most case names in one entry; a longer reading is several entries.
  package static let casesMax = 100
  /// The most bytes kept of each text.
  package static let textBytesMax = 512
  /// The most bytes kept of the name of a case.
  package static let nameBytesMax = 64

  /// Whether the case of this name is among those read, or may be: a list that is cut could have any.
  package func concerns(_ name: String) -> Bool {
    cases.contains(name.cut(toBytes: Self.nameBytesMax)) || caseCount > cases.count
  }

  private enum CodingKeys: String, CodingKey {
    case number, milliseconds, who, deed, cases
    case caseCount = "case_count"
    case why, resumes
  }
}

extension AccessEntry: Codable {}

extension AccessEntry {
  /// The entries of one reading, numbered after `number`: every case is in one of them, and each is short enough to be
  /// found again from the end of the log.
  static func entries(
    after number: UInt64, at milliseconds: UInt64, who: String, deed: String, cases: [String],
    why: String?
  ) -> [AccessEntry] {
    let names = cases.map { $0.cut(toBytes: nameBytesMax) }
    return stride(from: 0, to: max(1, names.count), by: casesMax).enumerated().map { place, start in
      let some = Array(names[start..<min(start + casesMax, names.count)])
      return AccessEntry(
        number: number.addingReportingOverflow(UInt64(place) + 1).partialValue,
        milliseconds: milliseconds, who: who.cut(toBytes: textBytesMax),
        deed: deed.cut(toBytes: textBytesMax), cases: some, caseCount: some.count,
        why: why?.cut(toBytes: textBytesMax), resumes: nil)
    }
  }
}

extension String {
  /// The text, or its beginning and an ellipsis when it takes more UTF-8 bytes than that.
  func cut(toBytes bytesMax: Int) -> String {
    guard utf8.count > bytesMax else { return self }
    var kept = String.UnicodeScalarView()
    var left = bytesMax - "…".utf8.count
    for scalar in unicodeScalars {
      left -= UTF8.width(scalar)
      guard left >= 0 else { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }
}

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
