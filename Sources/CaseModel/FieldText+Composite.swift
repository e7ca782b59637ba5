internal import RecordModel

extension FieldText {
  /// Reads components joined by `;`; the last one, when it is text, may hold `;` itself.
  static func composite(
    _ typed: String, of components: [CompositeComponent]
  ) throws(FieldTextError) -> FieldValue {
    let parts = typed.split(
      separator: ";", maxSplits: max(0, components.count - 1), omittingEmptySubsequences: false)
    var values: [String?] = []
    for (place, component) in components.enumerated() {
      let part = place < parts.count ? String(parts[place]).trimmed : ""
      values.append(part.isEmpty ? nil : try stored(part, as: component))
    }
    // Separators with nothing between them say nothing.
    guard values.contains(where: { $0 != nil }) else { return .null }
    return .text(try json(values))
  }

  /// Checks the JSON of a composite against its components.
  static func checkComposite(
    _ json: String, of components: [CompositeComponent]
  ) throws(FieldTextError) {
    guard let value = try? CompositeValue(json: json),
      value.components.count == components.count
    else { throw .notComposite(components.map(\.name)) }
    for case (let text?, let component) in zip(value.components, components) {
      guard try stored(text, as: component) == text else { throw .component(component.name, .form) }
    }
  }

  private static func stored(
    _ part: String, as component: CompositeComponent
  ) throws(FieldTextError) -> String {
    do throws(FieldTextError) {
      return switch component.content {
      case .text: part.withPlainLineEnds
      case .date: try day(part).description
      case .code(let vocabulary): try code(part, in: vocabulary)
      }
    } catch {
      throw .component(component.name, error)
    }
  }

  private static func json(_ values: [String?]) throws(FieldTextError) -> String {
    do {
      return try CompositeValue(values).text
    } catch {
      throw .tooLong(bytesMax: textBytesMax)
    }
  }
}
