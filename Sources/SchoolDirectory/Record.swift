/// One record of the file: the bytes of its fields, unquoted.
struct Record: Equatable {
  let lineNumber: Int
  private(set) var bytes: [UInt8] = []
  private(set) var fieldEnds: [Int] = []
  private var hasQuotes = false

  init(lineNumber: Int) { self.lineNumber = lineNumber }

  var fieldCount: Int { fieldEnds.count }

  /// True for a line with nothing on it, which stands for no record at all.
  var isBlank: Bool { fieldEnds.count == 1 && bytes.isEmpty && !hasQuotes }

  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : fieldEnds[index - 1])..<fieldEnds[index]]
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func noteQuotes() { hasQuotes = true }

  mutating func endField() { fieldEnds.append(bytes.count) }

  /// Ends the last field of a line, whose carriage return belongs to the line ending.
  mutating func endUnquotedLine() {
    if bytes.count > (fieldEnds.last ?? 0), bytes.last == 0x0D { bytes.removeLast() }
    endField()
  }
}
