/// Cuts bytes into records and fields, one byte at a time, in bounded memory.
///
/// ```
///              other               "                    "
///  unquoted ◄──────── fieldStart ─────► quoted ◄──────────────► closed
///     │  ;                ▲  ▲            (any byte)             │  │ CR
///     └───────────────────┘  └────────────────────── ; ──────────┘  ▼
///                                                          closedReturn
///  LF ends the record, except in quoted. Anything not drawn, or a record that is too
///  long, goes to skipping, which the next LF leaves.
/// ```
/// Source: RFC 4180, with `;` for the comma and LF or CRLF for the line ending.
struct RecordSplitter {
  enum State: Equatable, CaseIterable {
    case fieldStart, unquoted, quoted, closed, closedReturn, skipping
  }

  enum Outcome: Equatable {
    case record(Record)
    case rejected(RejectedLine)
  }

  private(set) var state = State.fieldStart
  /// The line that the next byte stands on, counted from 1.
  private(set) var lineNumber = 1
  private let lineBytesMax: Int
  private var record = Record(lineNumber: 1)
  private var byteCount = 0
  private var rejection = LineRejection.tooLong

  init(lineBytesMax: Int) { self.lineBytesMax = lineBytesMax }

  /// Takes one byte and gives the record that it ends, if any.
  mutating func take(_ byte: UInt8) -> Outcome? {
    if byte == Byte.lineFeed {
      lineNumber += 1
      if state != .quoted { return endRecord() }
    }
    byteCount += 1
    if byteCount > lineBytesMax { skip(.tooLong) }
    step(byte)
    return nil
  }

  /// Ends the last record, which may lack its line ending.
  mutating func finish() -> Outcome? {
    guard byteCount > 0 else { return nil }
    if state == .quoted { skip(.unterminatedQuote) }
    return endRecord()
  }
}

extension RecordSplitter {
  private enum Byte {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
    static let separator: UInt8 = 0x3B
  }

  private mutating func step(_ byte: UInt8) {
    switch state {
    case .fieldStart: startField(byte)
    case .unquoted: continueUnquoted(byte)
    case .quoted:
      if byte == Byte.quote { state = .closed } else { record.append(byte) }
    case .closed: afterQuote(byte)
    case .closedReturn: skip(.strayQuote)
    case .skipping: break
    }
  }

  private mutating func startField(_ byte: UInt8) {
    guard byte == Byte.quote else { return continueUnquoted(byte) }
    record.noteQuotes()
    state = .quoted
  }

  private mutating func continueUnquoted(_ byte: UInt8) {
    switch byte {
    case Byte.separator: endField()
    case Byte.quote: skip(.strayQuote)
    default:
      record.append(byte)
      state = .unquoted
    }
  }

  private mutating func afterQuote(_ byte: UInt8) {
    switch byte {
    case Byte.quote:
      record.append(byte)
      state = .quoted
    case Byte.separator: endField()
    case Byte.carriageReturn: state = .closedReturn
    default: skip(.strayQuote)
    }
  }

  private mutating func endField() {
    record.endField()
    state = .fieldStart
  }

  /// The first reason stays: what follows it is noise.
  private mutating func skip(_ reason: LineRejection) {
    guard state != .skipping else { return }
    rejection = reason
    state = .skipping
  }

  private mutating func endRecord() -> Outcome {
    defer {
      record = Record(lineNumber: lineNumber)
      byteCount = 0
      state = .fieldStart
    }
    switch state {
    case .skipping:
      return .rejected(RejectedLine(lineNumber: record.lineNumber, reason: rejection))
    case .fieldStart, .unquoted: record.endUnquotedLine()
    case .quoted, .closed, .closedReturn: record.endField()
    }
    return .record(record)
  }
}
