internal import CaseModel

/// Takes the other persons of a case out of texts that somebody has a right to read.
///
/// A name goes in either order, whole or in part, whatever its accents, capitals and separators; so do names run
/// together, initials, telephone numbers and handles. What the reader's own name shares with another's stays, or
/// the reader could not be read either. Nicknames cannot be known: a person reads the result before it is handed out.
/// Source: RGPD 15-4; domain study A8.
package struct Redaction: Sendable {
  /// What stands in the place of a person.
  package static let mark = "[autre personne]"

  private let runs: [NameRun]
  private let phones: [[UInt8]]
  private let handles: [[Unicode.Scalar]]
  private let joined: Set<String>
  private let initials: Set<String>
  /// Whether a name or initials of another person are the reader's too, and so stay.
  package let sharesNames: Bool

  /// What to take out.
  ///
  /// - Parameters:
  ///   - others: whom to take out.
  ///   - reader: whom the texts are about and for.
  package init(of others: [NamedPerson], for reader: NamedPerson) {
    let own = Set(reader.names.flatMap { NameRun.words(of: $0.last) + NameRun.words(of: $0.first) })
    let ownInitials = Set(Self.initials(of: reader))
    var runs: Set<NameRun> = []
    var joined: Set<String> = []
    var initials: Set<String> = []
    var shares = false
    for other in others {
      for name in other.names {
        let all = NameRun.all(of: name)
        runs.formUnion(all.filter { !($0.words.allSatisfy(own.contains)) })
        shares = shares || all.contains { $0.words.allSatisfy(own.contains) }
        joined.formUnion(NameRun.joined(name))
      }
      let letters = Self.initials(of: other)
      initials.formUnion(letters.filter { !ownInitials.contains($0) })
      shares = shares || letters.contains(where: ownInitials.contains)
    }
    self.runs = Array(runs)
    self.joined = joined.subtracting(own)
    self.initials = initials
    sharesNames = shares
    phones = others.flatMap(\.phones).map(PhoneDigits.national).filter { $0.count >= 6 }
    let ownHandles = Set(reader.handles.map(Self.handle))
    handles = others.flatMap(\.handles).map(Self.handle)
      .filter { $0.count >= 2 && !ownHandles.contains($0) }.map { Array($0.unicodeScalars) }
      .sorted { $0.count > $1.count }
  }

  /// The text without the other persons.
  package func redacted(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var isOut = [Bool](repeating: false, count: scalars.count)
    let words = SpannedWord.words(of: scalars)
    for range in nameRanges(words) + initialRanges(words, scalars) + handleRanges(scalars)
      + PhoneDigits.ranges(of: phones, in: scalars)
    {
      for place in range { isOut[place] = true }
    }
    return Self.marked(scalars, isOut)
  }

  /// Whether anything of the other persons stands in the text.
  package func finds(in text: String) -> Bool { redacted(text) != text }

  private static func marked(_ scalars: [Unicode.Scalar], _ isOut: [Bool]) -> String {
    var text = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      guard isOut[place] else {
        text.append(scalar)
        continue
      }
      if place == 0 || !isOut[place - 1] { text.append(contentsOf: mark.unicodeScalars) }
    }
    return String(text)
  }
}

// MARK: - What is looked for

extension Redaction {
  private func nameRanges(_ words: [SpannedWord]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (place, word) in words.enumerated() {
      if joined.contains(word.folded) { ranges.append(word.range) }
      for run in runs where run.stands(at: place, in: words) {
        ranges.append(word.range.lowerBound..<words[place + run.words.count - 1].range.upperBound)
      }
    }
    return ranges
  }

  /// Two or three capitals, together or each with a point or a space after it.
  private func initialRanges(
    _ words: [SpannedWord], _ scalars: [Unicode.Scalar]
  ) -> [Range<Int>] {
    guard !initials.isEmpty else { return [] }
    var ranges: [Range<Int>] = []
    for (place, word) in words.enumerated() where word.isAllCapitals {
      if word.folded.count > 1 {
        if initials.contains(word.folded) { ranges.append(word.range) }
        continue
      }
      var letters = ""
      for next in words[place...].prefix(4) {
        guard next.isAllCapitals, next.folded.count == 1, letters.isEmpty || next.isClose else {
          break
        }
        letters += next.folded
        if initials.contains(letters) {
          ranges.append(word.range.lowerBound..<next.range.upperBound)
        }
      }
    }
    return ranges
  }

  private func handleRanges(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard !handles.isEmpty else { return [] }
    let folded = FoldedScalars(scalars)
    return handles.flatMap { handle in
      folded.ranges(of: handle, isWhole: handle.count < 4)
    }
  }

  private static func handle(_ text: String) -> String {
    var text = Substring(TextFolding.fold(text))
    while text.first == "@" || text.first == " " { text.removeFirst() }
    while text.last == " " || text.last == "/" { text.removeLast() }
    return String(text)
  }

  /// The initials of somebody, written down or made of the names, in either order, as folded letters.
  private static func initials(of person: NamedPerson) -> [String] {
    let written = person.initials.map { TextFolding.fold($0).filter(\.isLetter) }
    let made = person.names.prefix(1).flatMap { name -> [String] in
      let first = NameRun.words(of: name.first).compactMap(\.first).map(String.init).joined()
      let last = NameRun.words(of: name.last).compactMap(\.first).map(String.init).joined()
      return [
        first + last, last + first, String(first.prefix(1) + last.prefix(1)),
        String(last.prefix(1) + first.prefix(1)),
      ]
    }
    return ([written].compactMap { $0 } + made).filter { (2...4).contains($0.count) }
  }
}
