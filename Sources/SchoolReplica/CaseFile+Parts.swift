package import CaseModel
internal import CaseRules
package import RecordModel

extension CaseFile {
  /// The parts of one kind, in the order they were made.
  package func parts(_ kind: CaseKind) -> [RecordView] { parts.filter { $0.kind == kind.rawValue } }

  /// One part by its name.
  package func part(_ record: RecordID) -> RecordView? { parts.first { $0.record == record } }

  /// Finds the part that people call so: by its number, or by words of what it says when these tell it from the others.
  ///
  /// - Parameters:
  ///   - typed: a number, with or without a `#`, or words.
  ///   - kinds: the kinds that may be meant.
  /// - Returns: the one part that is meant.
  /// - Throws: `CaseworkError.noSuchPart`, `.ambiguousPart`.
  package func part(named typed: String, among kinds: [CaseKind]) throws -> RecordView {
    let allowed = parts.filter { part in kinds.contains { $0.rawValue == part.kind } }
    let digits = typed.hasPrefix("#") ? typed.dropFirst() : typed[...]
    let found: [RecordView]
    if let number = Int(digits) {
      found = allowed.filter { numbers.answers($0.record, to: number) }
    } else {
      let words = TextFolding.fold(typed).split(whereSeparator: \.isWhitespace)
      found = words.isEmpty ? [] : allowed.filter { Self.text(of: $0).holds(words) }
    }
    guard let part = found.first else { throw CaseworkError.noSuchPart }
    guard found.count == 1 else {
      throw CaseworkError.ambiguousPart(found.compactMap { numbers.number(of: $0.record) })
    }
    return part
  }

  private static func text(of part: RecordView) -> String {
    TextFolding.fold(
      part.values.sorted { $0.key < $1.key }.compactMap { _, value in
        if case .text(let text) = value { text } else { nil }
      }.joined(separator: " "))
  }
}

extension String {
  fileprivate func holds(_ words: [Substring]) -> Bool { words.allSatisfy(contains) }
}

extension CaseFile {
  /// The transfer by which the case has gone to another school; `nil` when it has not.
  package var acceptedTransfer: RecordView? {
    parts(.transfer).first(where: \.isAcceptedTransfer)
  }
}

extension RecordView {
  /// Whether it is a transfer that the other school has confirmed.
  var isAcceptedTransfer: Bool {
    component(0, of: TransferField.status) == TransferStatus.accepted.rawValue
  }
}
