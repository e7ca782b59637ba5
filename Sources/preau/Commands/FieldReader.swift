internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// Finds fields by the names people type, and reads their values.
struct FieldReader {
  private let number: CaseKind
  private let kind: RecordKind?
  private let file: CaseFile?

  /// Reads fields of a kind; `file` is the case whose parts a field may refer to.
  init(_ kind: CaseKind, in file: CaseFile? = nil) {
    number = kind
    self.kind = CaseSchema.current.kind(kind.rawValue)
    self.file = file
  }

  /// The sets with a closed list, which are one yes-or-no field per member.
  private static let sets: [Vocabulary] = [.context, .form, .motive]

  /// What a name and a text come to: one field, or all members of a set.
  func values(named name: String, _ text: String) throws -> [UInt8: FieldValue] {
    if let set = set(named: name) { return try members(of: set, text) }
    let field = try field(named: name)
    if let reference = try reference(field, text) { return [field.number: reference] }
    do throws(FieldTextError) {
      return [field.number: try FieldText.parse(text, for: field)]
    } catch {
      throw Failure(.value(of: field, error), .badData)
    }
  }

  /// The part of the case that a field is made to refer to; `nil` for a field that refers to none.
  private func reference(_ field: Field, _ text: String) throws -> FieldValue? {
    let targets = number.targets(of: field.number)
    guard let file, !targets.isEmpty, text.contains(where: { !$0.isWhitespace }) else { return nil }
    return .reference(try file.part(named: text, among: targets).record)
  }

  /// The fields that clearing a name empties.
  func cleared(_ name: String) throws -> [UInt8: FieldValue] {
    if let set = set(named: name) { return try members(of: set, "") }
    return [try field(named: name).number: .null]
  }

  /// The field with this name, or all members of the set with this name.
  func fields(named name: String) throws -> [Field] {
    guard let set = set(named: name) else { return [try field(named: name)] }
    return set.terms.compactMap { kind?.field(named: "\(set.name)_\($0.code)") }
  }

  /// The field with this name, or with this label in either language.
  func field(named name: String) throws -> Field {
    let plain = Self.plain(name)
    let found = kind?.fields.first { field in
      [field.name, field.label.french, field.label.english].contains { Self.plain($0) == plain }
    }
    guard let found else {
      throw Failure(.unknownField(of: number, names: names(near: plain)), .usage)
    }
    return found
  }

  private func set(named name: String) -> Vocabulary? {
    guard number == .case else { return nil }
    return Self.sets.first { Self.plain($0.name) == Self.plain(name) }
      ?? Self.sets.first { Self.frenchNames[$0.name] == Self.plain(name) }
  }

  private static let frenchNames = ["context": "contexte", "form": "forme", "motive": "motif"]

  private func members(of set: Vocabulary, _ text: String) throws -> [UInt8: FieldValue] {
    let typed = text.split(separator: ",").map { Self.plain(String($0)) }
    var values: [UInt8: FieldValue] = [:]
    var known = 0
    for term in set.terms {
      guard let field = kind?.field(named: "\(set.name)_\(term.code)") else { continue }
      let spellings = Set([term.code, term.label.french, term.label.english].map(Self.plain))
      let count = typed.count { spellings.contains($0) }
      known += count
      values[field.number] = .boolean(count > 0)
    }
    guard known == typed.count else {
      throw Failure(
        .choice(Label(Self.frenchNames[set.name] ?? set.name, set.name), set), .badData)
    }
    return values
  }

  private func names(near plain: String) -> [String] {
    let names = (kind?.fields ?? []).map(\.name).filter { name in
      !Self.sets.contains { name.hasPrefix($0.name + "_") }
    }
    let near = names.filter { Self.plain($0).hasPrefix(plain.prefix(3)) }
    return near.isEmpty ? names : near
  }

  /// Small letters without accents; hyphens, underscores and apostrophes as spaces, nothing in brackets.
  private static func plain(_ name: String) -> String {
    let words = TextFolding.fold(name).prefix { $0 != "(" }.split { "-_' ".contains($0) }
    return words.joined(separator: " ")
  }
}
