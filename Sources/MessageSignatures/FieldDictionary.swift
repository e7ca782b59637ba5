/// A structured-field dictionary that refuses every spelling but the canonical one.
///
/// Shape: each member is parsed alone, so that a repeated key is seen; the general parser would
/// keep the last one and say nothing.
/// Source: RFC 8941 section 3.2 for the grammar, section 4.1 for the canonical form.
struct FieldDictionary {
  /// Why a field value is not a dictionary we accept.
  enum Refusal: Error {
    case malformed, duplicated, oversized
  }

  /// The members by key.
  private let members: [String: FieldMember]

  /// Parses the combined value of a field.
  ///
  /// - Throws: `.oversized` before anything else is looked at, `.duplicated` for a repeated key,
  ///   `.malformed` for everything else.
  init(parsing text: String) throws(Refusal) {
    guard text.utf8.count <= SignatureProfile.fieldBytesMax else { throw .oversized }
    guard text.isPrintableASCII else { throw .malformed }
    var members: [String: FieldMember] = [:]
    for piece in try Self.pieces(of: text) {
      let member = try FieldMember(parsing: piece)
      guard members.updateValue(member, forKey: member.key) == nil else { throw .duplicated }
    }
    self.members = members
  }

  /// The member under `key`, if there is one.
  subscript(key: String) -> FieldMember? { members[key] }

  /// Cuts a dictionary at the commas that stand outside strings.
  private static func pieces(of text: String) throws(Refusal) -> [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    var quotation = Quotation.outside
    for byte in text.utf8 {
      quotation = quotation.after(byte)
      if byte == UInt8(ascii: ","), quotation == .outside {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(byte)
      }
    }
    return try [pieces[0]] + pieces.dropFirst().map(withoutSeparatingSpace)
  }

  /// Takes off the single space that follows a comma.
  private static func withoutSeparatingSpace(_ piece: [UInt8]) throws(Refusal) -> [UInt8] {
    guard piece.first == UInt8(ascii: " ") else { throw .malformed }
    return Array(piece.dropFirst())
  }
}

/// Where a byte of a structured field stands with respect to its strings.
///
/// Shape: outside ⇄ inside on `"`; inside → escaped on `\`, and back with the next byte.
private enum Quotation {
  case outside, inside, escaped

  /// The state once `byte` has been read.
  func after(_ byte: UInt8) -> Quotation {
    switch self {
    case .outside: byte == UInt8(ascii: "\"") ? .inside : .outside
    case .inside where byte == UInt8(ascii: "\\"): .escaped
    case .inside: byte == UInt8(ascii: "\"") ? .outside : .inside
    case .escaped: .inside
    }
  }
}
