/// What a count tells records apart by.
///
/// Shape: a cell's member is one byte. Of `members` it is the field's number. Of the others, whose members exclude each other,
/// it is 0 for an absent value, the place of the term in its list from 1, the whole number itself, or `unlisted`. Terms are
/// added at the end of a list only, so a member keeps its meaning.
package indirect enum CountBreakdown: Hashable, Sendable {
  /// Nothing: records are counted whole.
  case whole
  /// Yes-or-no fields, each for itself.
  case members(FieldSet)
  /// A field that holds one code of a list.
  case code(UInt8, terms: [String])
  /// One component of a composite field, by its place from 0.
  case component(UInt8, place: Int, terms: [String])
  /// A field that holds a whole number from 1 to `max`.
  case number(UInt8, max: UInt8)
  /// Another breakdown, of those records only whose field holds one code; the others are counted whole.
  case among(UInt8, code: String, CountBreakdown)

  /// The member of a record that holds nothing to tell it apart by.
  package static let absent: UInt8 = 0
  /// The member of a record whose value is in no list of this build.
  package static let unlisted: UInt8 = 254
  /// The greatest place of a term that can be counted.
  package static let termCountMax = 250

  /// The fields it looks at.
  package var fields: FieldSet {
    switch self {
    case .whole: FieldSet()
    case .members(let members): members
    case .code(let field, _), .component(let field, _, _), .number(let field, _):
      FieldSet([field])
    case .among(let field, _, let inner): inner.fields.union(FieldSet([field]))
    }
  }

  /// The members that a record counts under, told its fields one by one.
  package func members(of value: (_ field: UInt8) throws -> FieldValue) rethrows -> [UInt8] {
    switch self {
    case .whole: return []
    case .members(let members): return try members.filter { try value($0) == .boolean(true) }
    case .code(let field, let terms):
      guard case .text(let code) = try value(field) else { return [Self.absent] }
      return [Self.place(of: code, in: terms)]
    case .component(let field, let place, let terms):
      guard case .text(let text) = try value(field) else { return [Self.absent] }
      var scanner = ComponentScanner(text)
      switch scanner.component(at: place) {
      case .absent: return [Self.absent]
      case .text(let code): return [Self.place(of: code, in: terms)]
      case .unreadable: return [Self.unlisted]
      }
    case .number(let field, let max):
      guard case .integer(let number) = try value(field) else { return [Self.absent] }
      let isListed = (1...Int64(min(max, UInt8(Self.termCountMax)))).contains(number)
      return [isListed ? UInt8(truncatingIfNeeded: number) : Self.unlisted]
    case .among(let field, let code, let inner):
      return try value(field) == .text(code) ? try inner.members(of: value) : []
    }
  }

  /// The member of a term of the list, `nil` when it is not there.
  package func member(ofTerm code: String) -> UInt8? {
    switch self {
    case .whole, .members: nil
    case .code(_, let terms), .component(_, _, let terms):
      terms.contains(code) ? Self.place(of: code, in: terms) : nil
    case .number(_, let max): UInt8(code).flatMap { $0 >= 1 && $0 <= max ? $0 : nil }
    case .among(_, _, let inner): inner.member(ofTerm: code)
    }
  }

  private static func place(of code: String, in terms: [String]) -> UInt8 {
    guard let place = terms.prefix(termCountMax).firstIndex(of: code) else { return unlisted }
    return UInt8(place + 1)
  }

  /// Its meaning as text.
  var definition: String {
    switch self {
    case .whole: "whole"
    case .members(let members): "members \(members.map(String.init).joined(separator: ","))"
    case .code(let field, let terms): "code \(field) \(terms.joined(separator: ","))"
    case .component(let field, let place, let terms):
      "component \(field).\(place) \(terms.joined(separator: ","))"
    case .number(let field, let max): "number \(field) \(max)"
    case .among(let field, let code, let inner): "among \(field) \(code) \(inner.definition)"
    }
  }
}
