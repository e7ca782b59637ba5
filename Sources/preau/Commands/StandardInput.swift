internal import CaseModel
internal import Foundation

/// Texts that are typed or piped in.
enum StandardInput {
  /// Reads a text to its end, as far as a field can hold it; somebody at a terminal is told `prompt` first.
  static func text(asking prompt: String) throws -> String {
    if isatty(FileHandle.standardInput.fileDescriptor) == 1 { Terminal.note(prompt) }
    var bytes: [UInt8] = []
    while let chunk = try? FileHandle.standardInput.read(upToCount: 65_536), !chunk.isEmpty,
      bytes.count <= FieldText.textBytesMax
    {
      bytes += chunk
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.notUTF8, .badData)
    }
    return text
  }
}
