/// Reads a JSON array of strings and nulls without white space, byte by byte.
struct CompositeReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Reads the whole text as one array.
  mutating func components() throws(CompositeValueError) -> [String?] {
    try expect("[")
    var components: [String?] = []
    if try peek() == UInt8(ascii: "]") {
      position += 1
    } else {
      try appendComponents(to: &components)
    }
    guard position == bytes.count else { throw .unexpectedByte(offset: position) }
    return components
  }

  private mutating func appendComponents(
    to components: inout [String?]
  ) throws(CompositeValueError) {
    while true {
      guard components.count < CompositeValue.componentCountMax else {
        throw .tooManyComponents(max: CompositeValue.componentCountMax)
      }
      components.append(try component())
      switch try next() {
      case UInt8(ascii: ","): continue
      case UInt8(ascii: "]"): return
      default: throw .unexpectedByte(offset: position - 1)
      }
    }
  }

  private mutating func component() throws(CompositeValueError) -> String? {
    guard try peek() == UInt8(ascii: "n") else { return try string() }
    for letter: Unicode.Scalar in ["n", "u", "l", "l"] { try expect(letter) }
    return nil
  }

  private mutating func string() throws(CompositeValueError) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while true {
      switch try next() {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content.append(try escaped())
      case 0..<0x20: throw .unexpectedByte(offset: position - 1)
      case let byte: content.append(byte)
      }
    }
  }

  private mutating func escaped() throws(CompositeValueError) -> UInt8 {
    switch try next() {
    case UInt8(ascii: "\""): UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "u"): try control()
    default: throw .unexpectedByte(offset: position - 1)
    }
  }

  /// Four hexadecimal digits; only control characters are written so in canonical JSON.
  private mutating func control() throws(CompositeValueError) -> UInt8 {
    try expect("0")
    try expect("0")
    let high = try digit()
    let low = try digit()
    guard high < 2 else { throw .notCanonical }
    return high << 4 | low
  }

  private mutating func digit() throws(CompositeValueError) -> UInt8 {
    switch try next() {
    case let byte where (0x30...0x39).contains(byte): byte - 0x30
    case let byte where (0x61...0x66).contains(byte): byte - 0x61 + 10
    default: throw .unexpectedByte(offset: position - 1)
    }
  }

  private func peek() throws(CompositeValueError) -> UInt8 {
    guard position < bytes.count else { throw .unexpectedEnd }
    return bytes[position]
  }

  private mutating func next() throws(CompositeValueError) -> UInt8 {
    let byte = try peek()
    position += 1
    return byte
  }

  private mutating func expect(_ letter: Unicode.Scalar) throws(CompositeValueError) {
    guard try next() == UInt8(ascii: letter) else { throw .unexpectedByte(offset: position - 1) }
  }
}
