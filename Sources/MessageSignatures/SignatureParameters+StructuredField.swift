internal import RawStructuredFieldValues

extension SignatureParameters {
  /// Reads the parameters that follow the list of components.
  ///
  /// - Throws: `.parameterUnknown` for a name not ours, `.signatureMalformed` for a value of the
  ///   wrong type, `.parameterMissing` without a key identifier.
  init(_ raw: OrderedMap<String, RFC9651BareItem>) throws(SignatureError) {
    for (name, _) in raw where ParameterName(rawValue: name) == nil { throw .parameterUnknown }
    guard let keyID = try Self.text(.keyid, in: raw) else { throw .parameterMissing }
    guard !keyID.isEmpty else { throw .signatureMalformed }
    self.init(
      keyID: keyID, nonce: try Self.text(.nonce, in: raw), created: try Self.created(in: raw),
      tag: try Self.text(.tag, in: raw), algorithm: try Self.text(.alg, in: raw))
  }

  /// The parameters as we write them, each behind its semicolon.
  ///
  /// Shape: text is escaped but not checked; the signer parses what it wrote before signing it.
  var fieldText: String {
    let parts: [String?] = [
      created.map { ";\(ParameterName.created)=\($0)" },
      Self.written(.keyid, keyID),
      algorithm.map { Self.written(.alg, $0) },
      nonce.map { Self.written(.nonce, $0) },
      tag.map { Self.written(.tag, $0) },
    ]
    return parts.compactMap(\.self).joined()
  }

  /// The string under `name`, or `nil` when it is absent.
  private static func text(
    _ name: ParameterName, in raw: OrderedMap<String, RFC9651BareItem>
  ) throws(SignatureError) -> String? {
    switch raw[name.rawValue] {
    case nil: return nil
    case .string(let text): return text
    case .some: throw .signatureMalformed
    }
  }

  /// The creation time, or `nil` when it is absent.
  private static func created(
    in raw: OrderedMap<String, RFC9651BareItem>
  ) throws(SignatureError) -> Int64? {
    switch raw[ParameterName.created.rawValue] {
    case nil: return nil
    case .integer(let seconds) where seconds >= 0: return seconds
    case .some: throw .signatureMalformed
    }
  }

  /// One string parameter with its quotes and escapes.
  private static func written(_ name: ParameterName, _ text: String) -> String {
    let escaped = text.utf8.flatMap { byte in
      byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        ? [UInt8(ascii: "\\"), byte] : [byte]
    }
    return ";\(name)=\"\(String(decoding: escaped, as: UTF8.self))\""
  }
}

/// The parameters we know; any other is refused, since we could not honour it.
private enum ParameterName: String {
  case created, keyid, alg, nonce, tag
}
