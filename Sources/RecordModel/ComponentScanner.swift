/// Finds one code in a composite value without decoding the rest.
///
/// Shape: a JSON array of strings or `null` without white space, as `protocol/03-change-set.md`, section 5 says; any other text
/// is unreadable, and none traps. A code has no escapes, so a component that has one is no code.
struct ComponentScanner {
  /// What stands at a place.
  enum Found: Equatable {
    case absent
    case text(String)
    case unreadable
  }

  private let bytes: [UInt8]
  private var position = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The component at `place`, from 0; absent when the array is shorter.
  mutating func component(at place: Int) -> Found {
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else {
      return .unreadable
    }
    position = 1
    for passed in 0...max(0, place) {
      if peek == UInt8(ascii: "]") { return .absent }
      let found = next()
      if passed == place || found == .unreadable { return found }
      guard peek == UInt8(ascii: ",") else {
        return peek == UInt8(ascii: "]") ? .absent : .unreadable
      }
      position += 1
    }
    return .unreadable
  }

  private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func next() -> Found {
    if bytes[position...].starts(with: "null".utf8) {
      position += 4
      return .absent
    }
    guard peek == UInt8(ascii: "\"") else { return .unreadable }
    let start = position + 1
    position = start
    var hasEscape = false
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        hasEscape = true
        position += 1
      }
      position += 1
    }
    guard position < bytes.count else { return .unreadable }
    position += 1
    return .text(hasEscape ? "\\" : String(decoding: bytes[start..<(position - 1)], as: UTF8.self))
  }
}
