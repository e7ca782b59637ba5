internal import Foundation
internal import Glibc

/// Where a passphrase is read from: a file or a descriptor that the environment names, else the terminal.
///
/// Never an argument: every user of a computer can read the arguments of every process.
package struct PassphraseSource: Sendable {
  private let fileVariable: String
  private let descriptorVariable: String
  private let environment: [String: String]

  /// The source of the passphrase of whoever acts: PREAU_PASSPHRASE_FILE, PREAU_PASSPHRASE_FD.
  package static func current(_ environment: [String: String]) -> PassphraseSource {
    PassphraseSource(prefix: "PREAU_PASSPHRASE", environment)
  }

  /// The source of a new passphrase: PREAU_NEW_PASSPHRASE_FILE, PREAU_NEW_PASSPHRASE_FD.
  package static func new(_ environment: [String: String]) -> PassphraseSource {
    PassphraseSource(prefix: "PREAU_NEW_PASSPHRASE", environment)
  }

  /// The source of the code that opens a transfer: PREAU_TRANSFER_CODE_FILE, PREAU_TRANSFER_CODE_FD.
  ///
  /// - Parameters:
  ///   - file: a file named by the command, before what the environment says.
  ///   - environment: the variables of this process.
  /// - Returns: the source.
  package static func transferCode(
    file: String?, _ environment: [String: String]
  ) -> PassphraseSource {
    let prefix = "PREAU_TRANSFER_CODE"
    guard let file else { return PassphraseSource(prefix: prefix, environment) }
    return PassphraseSource(prefix: prefix, [prefix + "_FILE": file])
  }

  private init(prefix: String, _ environment: [String: String]) {
    fileVariable = prefix + "_FILE"
    descriptorVariable = prefix + "_FD"
    self.environment = environment
  }

  /// Reads the passphrase; on the terminal it is asked for, once, without being shown.
  ///
  /// - Throws: `.nowhereToAsk`, `.sourceUnreadable`, `.sourceOpenToOthers`, `.cancelled`.
  package func read(prompt: String) throws(LocalUserError) -> Passphrase {
    if let named = try named() { return named }
    return try HiddenLine.ask(prompt)
  }

  /// Reads a secret that is no passphrase, as one line.
  ///
  /// - Throws: as `read`.
  package func readLine(prompt: String) throws(LocalUserError) -> String {
    String(decoding: try read(prompt: prompt).bytes, as: UTF8.self)
  }

  /// Reads a new passphrase; on the terminal it is asked for twice.
  ///
  /// - Throws: as `read`, and `.passphrasesDiffer`.
  package func readTwice(
    prompt: String, again: String
  ) throws(LocalUserError) -> Passphrase {
    if let named = try named() { return named }
    let first = try HiddenLine.ask(prompt)
    guard try HiddenLine.ask(again).bytes == first.bytes else { throw .passphrasesDiffer }
    return first
  }

  private func named() throws(LocalUserError) -> Passphrase? {
    if let path = environment[fileVariable], !path.isEmpty { return try Self.file(path) }
    guard let text = environment[descriptorVariable], !text.isEmpty else { return nil }
    guard let descriptor = CInt(text), descriptor >= 0 else { throw .sourceUnreadable }
    return try Self.firstLine(of: descriptor)
  }

  private static func file(_ path: String) throws(LocalUserError) -> Passphrase {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .sourceUnreadable }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .sourceUnreadable }
    if status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
      throw .sourceOpenToOthers
    }
    return try firstLine(of: descriptor)
  }

  private static func firstLine(of descriptor: CInt) throws(LocalUserError) -> Passphrase {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= Passphrase.byteMax {
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .sourceUnreadable }
      if count == 0 || byte == UInt8(ascii: "\n") { break }
      line.append(byte)
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard !line.isEmpty, let text = String(validating: line, as: UTF8.self) else {
      throw .sourceUnreadable
    }
    return Passphrase(text)
  }
}
