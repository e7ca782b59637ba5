/// A JSON value that is always written in the same bytes.
///
/// Shape: members keep the order they were given in; 64-bit numbers are decimal strings, bytes are lower-case
/// hexadecimal, so that every language reads them alike.
enum JSON {
  case null
  case flag(Bool)
  case number(Int)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  /// Bytes as hexadecimal text; with a long run of one byte, as a list of texts and how often each is repeated.
  static func hex(_ bytes: some Sequence<UInt8>) -> JSON {
    let bytes = Array(bytes)
    guard let run = longRun(of: bytes) else { return .text(digits(bytes[...])) }
    let parts = [
      (bytes[..<run.lowerBound], 1), (bytes[run.lowerBound...run.lowerBound], run.count),
      (bytes[run.upperBound...], 1),
    ]
    return .list(parts.map { .list([.text(digits($0.0)), .number($0.1)]) })
  }

  private static func longRun(of bytes: [UInt8]) -> Range<Int>? {
    var start = 0
    for place in bytes.indices where bytes[place] != bytes[start] {
      if place - start > 4096 { return start..<place }
      start = place
    }
    return bytes.count - start > 4096 ? start..<bytes.count : nil
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// A 64-bit number as decimal text.
  static func wide(_ number: some BinaryInteger) -> JSON { .text(String(number)) }

  /// The value on one line.
  var line: String {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .text(let text): Self.quoted(text)
    case .list(let members): "[" + members.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.0) + ": " + $0.1.line }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  init(stringLiteral text: String) { self = .text(text) }
  init(integerLiteral number: Int) { self = .number(number) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  init(dictionaryLiteral members: (String, JSON)...) { self = .object(members) }
  init(arrayLiteral members: JSON...) { self = .list(members) }
}
