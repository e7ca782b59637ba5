import Foundation
import LocalUsers
import Testing

@Suite struct `A passphrase` {
  private func file(_ text: String, _ permissions: Int) throws -> String {
    let path = NSTemporaryDirectory() + "preau-passphrase-" + UUID().uuidString
    _ = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: permissions])
    return path
  }

  @Test func `is the first line of a file that only its owner may read`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    let path = try file("une phrase de passe correcte\r\nle reste\n", 0o600)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let source = PassphraseSource.current(["PREAU_PASSPHRASE_FILE": path])
    #expect(try directory.signIn("m.exemple", source.read(prompt: "")).role == "head")
    let pair = try PassphraseSource.new(["PREAU_NEW_PASSPHRASE_FILE": path])
      .readTwice(prompt: "", again: "")
    #expect(pair.isStrongEnough)
  }

  @Test(arguments: [0o644, 0o640, 0o604])
  func `is not read from a file that others may read`(permissions: Int) throws {
    let path = try file("une phrase de passe correcte\n", permissions)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let source = PassphraseSource.current(["PREAU_PASSPHRASE_FILE": path])
    #expect(
      trouble { () throws(LocalUserError) in _ = try source.read(prompt: "") }
        == .sourceOpenToOthers)
  }

  @Test(arguments: [
    ["PREAU_PASSPHRASE_FILE": "/nowhere/at/all"], ["PREAU_PASSPHRASE_FD": "-1"],
    ["PREAU_PASSPHRASE_FD": "x"], ["PREAU_PASSPHRASE_FD": "9999"],
  ])
  func `is not made up when its source is missing`(environment: [String: String]) {
    let source = PassphraseSource.current(environment)
    #expect(
      trouble { () throws(LocalUserError) in _ = try source.read(prompt: "") }
        == .sourceUnreadable)
  }

  @Test func `comes from a descriptor, up to its end`() throws {
    let trial = try TrialUsers()
    let directory = try trial.withHead()
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("une phrase de passe correcte".utf8))
    try pipe.fileHandleForWriting.close()
    let source = PassphraseSource.current([
      "PREAU_PASSPHRASE_FD": String(pipe.fileHandleForReading.fileDescriptor)
    ])
    #expect(try directory.signIn("m.exemple", source.read(prompt: "")).role == "head")
  }
}
