internal import CaseModel
internal import RecordModel
internal import ReplicaStorage

extension Replica {
  /// Finds the cases in which every word occurs somewhere, whatever the accents and capitals.
  ///
  /// Reads everything there is, unsent edits too; no index is kept, so nothing can be out of date.
  package func search(_ words: [String]) throws -> [SearchHit] {
    let words = words.flatMap { TextFolding.fold($0).split(whereSeparator: \.isWhitespace) }
      .map { Array($0.utf8) }
    guard !words.isEmpty else { return [] }
    let cases = try readableCases()
    var found: [RecordID: Found] = [:]
    for kind in [CaseKind.case] + CaseKind.parts {
      try store.eachRecord(of: kind.rawValue) { stored in
        guard let parent = stored.caseRecord, cases?.contains(parent) ?? true,
          let view = readable(stored)
        else { return }
        scan(view, for: words, &found[parent, default: Found(wordCount: words.count)])
      }
    }
    let conflicts = try openConflicts()
    let hits = try found.filter { $0.value.isComplete }.compactMap { record, found in
      try store.record(record, kind: CaseKind.case.rawValue).map {
        SearchHit(summary: summary(of: $0, conflicts), matches: found.matches)
      }
    }
    try noteReading(hits.map(\.summary.name))
    return hits.sorted {
      ($0.summary.name.text, $0.summary.view.record) < (
        $1.summary.name.text, $1.summary.view.record
      )
    }
  }

  private struct Found {
    var seen: [Bool]
    var matches: [SearchHit.Match] = []

    init(wordCount: Int) { seen = Array(repeating: false, count: wordCount) }

    var isComplete: Bool { seen.allSatisfy(\.self) }
    static let matchCountMax = 3
  }

  private func scan(_ stored: RecordView, for words: [[UInt8]], _ found: inout Found) {
    for (number, value) in stored.values.sorted(by: { $0.key < $1.key }) {
      guard let text = searchText(value, kind: stored.kind, field: number) else { continue }
      let bytes = Array(TextFolding.fold(text).utf8)
      var isMatch = false
      for (place, word) in words.enumerated() where bytes.contains(word) {
        found.seen[place] = true
        isMatch = true
      }
      if isMatch, found.matches.count < Found.matchCountMax {
        found.matches.append(.init(kind: stored.kind, field: number, value: value))
      }
    }
  }

  /// What people read of a value, in both languages.
  private func searchText(_ value: FieldValue, kind: UInt16, field number: UInt8) -> String? {
    guard let kind = schema.kind(kind), let place = kind.place(of: number) else {
      guard case .text(let text) = value else { return nil }
      return text
    }
    let field = kind.fields[place]
    switch (value, field.type) {
    case (.reference, _), (.null, _), (.bytes, _), (.boolean(false), _): return nil
    case (.boolean(true), _): return field.label.french + "\n" + field.label.english
    case (.text(let text), .text): return text
    case (.text, _), (.integer, _), (.date, _):
      let shown = Language.allCases.map {
        FieldText.display(value, for: field, language: $0)
      }
      return shown.joined(separator: "\n")
    }
  }
}
