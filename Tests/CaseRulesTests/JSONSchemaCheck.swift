import Foundation

/// Checks a JSON value against the little of JSON Schema that the dossier's schema uses.
///
/// A keyword it does not know is a problem, so that the schema cannot ask for what nobody checks.
struct JSONSchemaCheck {
  private static let annotations: Set<String> = ["$schema", "$id", "title", "description"]

  /// What is wrong, with where; empty when the value is as the schema says.
  func problems(_ value: Any, _ schema: [String: Any], at place: String = "$") -> [String] {
    schema.flatMap { keyword, wanted in
      problems(value, keyword, wanted, schema).map { "\(place): \($0)" }
    } + nested(value, schema, at: place)
  }

  private func problems(
    _ value: Any, _ keyword: String, _ wanted: Any, _ schema: [String: Any]
  ) -> [String] {
    let isMet: Bool
    switch keyword {
    case "type": isMet = type(of: value) == wanted as? String
    case "const": isMet = (value as? NSObject)?.isEqual(wanted) == true
    case "enum": isMet = (wanted as? [String])?.contains(value as? String ?? "") == true
    case "pattern":
      isMet =
        (value as? String)?.range(of: wanted as? String ?? "", options: .regularExpression) != nil
    case "minLength": isMet = (value as? String)?.count ?? 0 >= wanted as? Int ?? .max
    case "maxLength": isMet = (value as? String)?.count ?? .max <= wanted as? Int ?? 0
    case "minItems": isMet = (value as? [Any])?.count ?? 0 >= wanted as? Int ?? .max
    case "required":
      let members = value as? [String: Any] ?? [:]
      isMet = (wanted as? [String] ?? [""]).allSatisfy { members[$0] != nil }
    case "additionalProperties":
      let known = (schema["properties"] as? [String: Any] ?? [:]).keys
      isMet = (value as? [String: Any] ?? [:]).keys.allSatisfy(known.contains)
    case "properties", "items": isMet = true
    default: isMet = Self.annotations.contains(keyword)
    }
    return isMet ? [] : ["\(keyword) is not met"]
  }

  private func nested(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let members = (value as? [String: Any] ?? [:]).flatMap { name, member in
      properties[name].map { problems(member, $0, at: "\(place).\(name)") } ?? []
    }
    guard let items = schema["items"] as? [String: Any], let values = value as? [Any] else {
      return members
    }
    return members
      + values.enumerated().flatMap { problems($0.element, items, at: "\(place)[\($0.offset)]") }
  }

  private func type(of value: Any) -> String {
    switch value {
    case is String: "string"
    case is [Any]: "array"
    case is [String: Any]: "object"
    case is Bool: "boolean"
    default: "other"
    }
  }
}
