/// Tells what may be an e-mail address from what cannot be.
enum MailAddress {
  /// Whether there is one `@`, something before it, and a name with a dot after it.
  static func isPlausible(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else {
      return false
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
  }
}

/// Finds e-mail addresses and telephone numbers in a text where they have no business.
enum ContactDetails {
  /// Whether the text holds one.
  static func appear(in text: String) -> Bool {
    let words = text.split(whereSeparator: { $0.isWhitespace || ",;()<>".contains($0) })
    return words.contains { MailAddress.isPlausible($0.trimmed) } || holdsTelephone(text)
  }

  /// A French number: ten digits from a 0, or eleven from 33, parted by spaces, dots and hyphens only; digits of any
  /// script are digits.
  private static func holdsTelephone(_ text: String) -> Bool {
    var digits: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let digit = PhoneDigits.digit(scalar) {
        digits.append(digit)
      } else if !" .-+\u{A0}\u{202F}".unicodeScalars.contains(scalar) {
        if isTelephone(digits) { return true }
        digits = []
      }
    }
    return isTelephone(digits)
  }

  /// Several numbers in a row count as well; days and hours start otherwise or are shorter.
  private static func isTelephone(_ digits: [UInt8]) -> Bool {
    guard digits.count >= 10 else { return false }
    return digits[0] == 0 && digits.count % 10 == 0 || digits.starts(with: [3, 3])
  }
}

extension Substring {
  /// The word without a full stop or a colon at its end.
  fileprivate var trimmed: String {
    var word = self
    while let last = word.last, ".:!?".contains(last) { word.removeLast() }
    return String(word)
  }
}
