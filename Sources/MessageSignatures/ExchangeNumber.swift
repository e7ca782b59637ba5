/// The number of one exchange between a replica and the hub, carried as the signature's nonce.
///
/// Shape: a decimal `UInt64`, written without sign, leading zero or space; each exchange takes a
/// greater one than the last, which makes a captured request worthless.
package struct ExchangeNumber: Hashable, Comparable, Sendable {
  /// The number itself.
  package let value: UInt64

  /// The exchange with this number.
  package init(_ value: UInt64) {
    self.value = value
  }

  /// Reads a nonce.
  ///
  /// - Throws: `.nonceMalformed` for anything but the canonical decimal of a `UInt64`.
  package init(parsing text: String) throws(SignatureError) {
    let digits = text.utf8
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let value = UInt64(text) else {
      throw .nonceMalformed
    }
    guard digits.count == 1 || digits.first != 0x30 else { throw .nonceMalformed }
    self.value = value
  }

  /// The nonce to sign.
  package var text: String { String(value) }

  /// The number of the exchange after this one; `nil` when the numbers are used up.
  package var next: ExchangeNumber? {
    let (sum, overflow) = value.addingReportingOverflow(1)
    return overflow ? nil : ExchangeNumber(sum)
  }

  /// Checks that this exchange comes after the last one accepted.
  ///
  /// - Parameter last: the greatest number accepted under this key; `nil` when there is none yet.
  /// - Throws: `.nonceReplayed` when the number is not strictly greater.
  package func check(isAfter last: ExchangeNumber?) throws(SignatureError) {
    guard let last else { return }
    guard self > last else { throw .nonceReplayed }
  }

  /// Orders exchanges by number.
  package static func < (first: ExchangeNumber, second: ExchangeNumber) -> Bool {
    first.value < second.value
  }
}
