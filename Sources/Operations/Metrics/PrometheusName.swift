/// The spelling of metric and label names: what the format does not allow becomes `_`.
///
/// Source: Prometheus text format 0.0.4.
enum PrometheusName {
  /// Spells a metric name.
  static func metric(_ name: String) -> String { spelled(name, also: ":") }

  /// Spells a label name; `le` is the format's own.
  static func label(_ name: String) -> String {
    let spelled = spelled(name, also: nil)
    return spelled == "le" ? "le_" : spelled
  }

  /// Spells the name of a duration, which ends in its unit.
  static func duration(_ name: String) -> String {
    let name = metric(name)
    return name.hasSuffix("_seconds") ? name : name + "_seconds"
  }

  private static func spelled(_ name: String, also extra: Unicode.Scalar?) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      let isAllowed =
        isDigit || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || scalar == "_" || scalar == extra
      if isDigit && text.isEmpty { text.append("_") }
      text.append(isAllowed ? scalar : "_")
    }
    return text.isEmpty ? "_" : String(text)
  }
}
