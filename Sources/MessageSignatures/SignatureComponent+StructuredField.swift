internal import RawStructuredFieldValues

extension SignatureComponent {
  /// Reads one member of the list of covered components.
  ///
  /// - Throws: `.signatureMalformed` when it is not a string; `.componentUnknown` for a derived
  ///   name, a field name or a parameter that we do not compute.
  init(_ item: Item) throws(SignatureError) {
    guard case .string(let text) = item.rfc9651BareItem else { throw .signatureMalformed }
    guard let name = Name(parsing: text) else { throw .componentUnknown }
    var key: String?
    var origin = Origin.message
    for (parameter, value) in item.rfc9651Parameters {
      switch (parameter, value) {
      case ("key", .string(let text)) where !name.isDerived: key = text
      case ("req", .bool(true)): origin = .request
      default: throw .componentUnknown
      }
    }
    self.init(name, key: key, from: origin, identifier: try Self.identifier(of: item))
  }

  /// The canonical text of an item, which our strict parser made sure is the received one.
  private static func identifier(of item: Item) throws(SignatureError) -> String {
    var serializer = StructuredFieldValueSerializer()
    do {
      return String(decoding: try serializer.writeItemFieldValue(item), as: UTF8.self)
    } catch {
      throw .signatureMalformed
    }
  }
}

extension SignatureComponent.Name {
  /// Reads a name: one of the five derived ones, or a field name in small letters.
  init?(parsing text: String) {
    switch text {
    case "@method": self = .method
    case "@authority": self = .authority
    case "@path": self = .path
    case "@query": self = .query
    case "@status": self = .status
    default:
      guard !text.isEmpty, text.utf8.allSatisfy(\.isFieldNameByte) else { return nil }
      self = .field(text)
    }
  }

  /// The name as it is written between quotes.
  var text: String {
    switch self {
    case .method: "@method"
    case .authority: "@authority"
    case .path: "@path"
    case .query: "@query"
    case .status: "@status"
    case .field(let name): name
    }
  }

  /// Says whether the part is computed rather than read from a field.
  fileprivate var isDerived: Bool {
    switch self {
    case .method, .authority, .path, .query, .status: true
    case .field: false
    }
  }
}

extension UInt8 {
  /// Says whether the byte may stand in a field name in small letters (RFC 9110, `tchar`).
  fileprivate var isFieldNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }
}
