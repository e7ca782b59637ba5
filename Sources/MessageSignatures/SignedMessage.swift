/// The message a signature is about, with whatever its components may be taken from.
enum SignedMessage {
  case request(RequestHead)
  case response(ResponseHead, to: RequestHead)

  /// The value of `component`, ready for its line of the signature base.
  ///
  /// - Throws: `.fieldMissing`; `.componentUnknown` for a component this kind of message cannot
  ///   have; `.componentMalformed` for a value that does not fit on one line of ASCII.
  func value(of component: SignatureComponent) throws(SignatureError) -> String {
    switch (self, component.origin) {
    case (.request(let head), .message), (.response(_, to: let head), .request):
      try head.value(of: component)
    case (.response(let head, to: _), .message):
      try head.value(of: component)
    case (.request, .request):
      throw .componentUnknown
    }
  }
}

extension RequestHead {
  /// The value of a component taken from this request.
  ///
  /// Source: RFC 9421 sections 2.2.1, 2.2.3, 2.2.6 and 2.2.7.
  fileprivate func value(of component: SignatureComponent) throws(SignatureError) -> String {
    switch component.name {
    case .method: try derived(method)
    case .authority: try derived(authority.asciiLowercased)
    case .path: try derived(path.isEmpty ? "/" : path)
    case .query: try derived("?" + (query ?? ""))
    case .status: throw .componentUnknown
    case .field(let name): try fields.value(of: name, member: component.key)
    }
  }

  /// A derived value, once it is known to hold neither space nor control character.
  private func derived(_ text: String) throws(SignatureError) -> String {
    guard !text.isEmpty, text.isVisibleASCII else { throw .componentMalformed }
    return text
  }
}

extension ResponseHead {
  /// The value of a component taken from this response.
  ///
  /// Source: RFC 9421 section 2.2.9.
  fileprivate func value(of component: SignatureComponent) throws(SignatureError) -> String {
    switch component.name {
    case .method, .authority, .path, .query: throw .componentUnknown
    case .status:
      guard (100...999).contains(status) else { throw .componentMalformed }
      return String(status)
    case .field(let name): return try fields.value(of: name, member: component.key)
    }
  }
}

extension [MessageField] {
  /// The combined value of a field, or of one member when the field is a dictionary.
  ///
  /// Source: RFC 9421 sections 2.1 and 2.1.2.
  fileprivate func value(of name: String, member: String?) throws(SignatureError) -> String {
    guard let value = combinedValue(of: name) else { throw .fieldMissing }
    guard value.isFieldContent else { throw .componentMalformed }
    guard let member else { return value }
    guard let found = try FieldDictionary.signature(value)[member] else { throw .fieldMissing }
    return found.text
  }
}
