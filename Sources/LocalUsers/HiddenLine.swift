internal import Glibc

/// One line typed on the terminal, and not shown there.
enum HiddenLine {
  /// Asks on the terminal of this process, whatever its input and output are.
  ///
  /// - Throws: `.nowhereToAsk` without a terminal, `.cancelled` at Ctrl-C; the terminal is put back first.
  static func ask(_ prompt: String) throws(LocalUserError) -> Passphrase {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { throw .nowhereToAsk }
    defer { close(terminal) }
    var shown = termios()
    guard tcgetattr(terminal, &shown) == 0 else { throw .nowhereToAsk }
    // Ctrl-C comes as a byte, so that nothing can end the process before the terminal is put back.
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
    guard tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else { throw .nowhereToAsk }
    defer { _ = tcsetattr(terminal, TCSAFLUSH, &shown) }
    write(prompt, to: terminal)
    defer { write("\n", to: terminal) }
    return Passphrase(try line(terminal))
  }

  private static func line(_ terminal: CInt) throws(LocalUserError) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { throw .cancelled }
      switch byte {
      case 0x0A, 0x0D: return String(decoding: bytes, as: UTF8.self)
      case 0x03, 0x04: throw .cancelled
      case 0x15: bytes = []
      case 0x08, 0x7F: removeCharacter(from: &bytes)
      default: if bytes.count <= Passphrase.byteMax { bytes.append(byte) }
      }
    }
  }

  private static func removeCharacter(from bytes: inout [UInt8]) {
    while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
  }

  private static func write(_ text: String, to terminal: CInt) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(terminal, bytes, bytes.count)
  }
}
