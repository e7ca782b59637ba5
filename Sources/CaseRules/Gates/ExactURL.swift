/// Tells an exact address of a content from a home page, without Foundation's help.
package enum ExactURL {
  /// How long an address may be, in UTF-8 bytes.
  package static let byteCountMax = 2_048

  /// Whether the text is an http or https address that says which page: it has a path or a query.
  ///
  /// A user's name or a password in it, spaces and control characters are refused.
  package static func isExact(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= byteCountMax, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }),
      !text.unicodeScalars.contains(where: \.properties.isWhitespace)
    else { return false }
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return false }
    let rest = text.dropFirst(scheme.count)
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    guard isHost(rest[..<end]) else { return false }
    let place = rest[end...].prefix { $0 != "#" }
    return place.count > 1 && place != "/?"
  }

  /// Whether it is a name with a dot, and perhaps a port.
  private static func isHost(_ authority: Substring) -> Bool {
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2 && UInt16(parts[1]) != nil else { return false }
    let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }
}
