internal import RawStructuredFieldValues

/// One member of `Signature-Input`: the components in order, then the parameters.
///
/// Source: RFC 9421 sections 2.3 and 2.5.
struct SignatureCoverage: Hashable, Sendable {
  /// The covered components in the order signed, without repetition.
  let components: [SignatureComponent]

  /// What the signature says of itself.
  let parameters: SignatureParameters

  /// The member's value exactly as written, which is the last line of the signature base.
  let text: String

  /// Reads a member of `Signature-Input`.
  ///
  /// - Throws: `.signatureMalformed`, `.componentUnknown`, `.componentDuplicated`,
  ///   `.parameterUnknown` or `.parameterMissing`.
  init(_ member: FieldMember) throws(SignatureError) {
    guard case .innerList(let list) = member.content else { throw .signatureMalformed }
    var components: [SignatureComponent] = []
    for item in list.bareInnerList { components.append(try SignatureComponent(item)) }
    guard Set(components).count == components.count else { throw .componentDuplicated }
    self.components = components
    parameters = try SignatureParameters(list.rfc9651Parameters)
    text = member.text
  }

  /// The value we write for these components and parameters.
  static func fieldText(
    _ components: [SignatureComponent], _ parameters: SignatureParameters
  ) -> String {
    let identifiers = components.map(\.identifier).joined(separator: " ")
    return "(\(identifiers))\(parameters.fieldText)"
  }

  /// The text that is signed: a line for each component, then the coverage itself.
  ///
  /// - Throws: what `SignedMessage.value(of:)` throws.
  func base(for message: SignedMessage) throws(SignatureError) -> String {
    var lines: [String] = []
    for component in components {
      lines.append("\(component.identifier): \(try message.value(of: component))")
    }
    lines.append("\"@signature-params\": \(text)")
    return lines.joined(separator: "\n")
  }
}

extension FieldDictionary {
  /// Parses a field of the signature, giving its refusals the names used for signatures.
  static func signature(_ text: String) throws(SignatureError) -> FieldDictionary {
    do {
      return try FieldDictionary(parsing: text)
    } catch {
      switch error {
      case .malformed: throw .signatureMalformed
      case .duplicated: throw .signatureDuplicated
      case .oversized: throw .fieldOversized
      }
    }
  }
}
