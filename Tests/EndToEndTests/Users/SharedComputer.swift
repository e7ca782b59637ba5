import Foundation

/// A computer with users, run as real commands, without a hub.
final class SharedComputer: Sendable {
  let folder: String
  let home: String

  static let passphrases = [
    "m.exemple": "le préau est couvert en hiver", "cpe": "six marches et deux paliers",
    "prof": "la craie blanche casse toujours", "infirmier": "une armoire fermée à double tour",
  ]

  /// Makes a replica with a head, and the others by role.
  init(_ others: [String: String] = [:]) async throws {
    folder = NSTemporaryDirectory() + "preau-shared-" + UUID().uuidString
    home = folder + "/home"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (login, passphrase) in Self.passphrases {
      _ = FileManager.default.createFile(
        atPath: file(login), contents: Data(passphrase.utf8),
        attributes: [.posixPermissions: 0o600])
    }
    try await expect(["init"])
    try await add("m.exemple", role: "head", by: nil)
    for (login, role) in others { try await add(login, role: role, by: "m.exemple") }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func file(_ login: String) -> String { folder + "/passphrase-" + login }

  /// Runs `preau` as somebody, or as nobody, with something on its standard input.
  func run(
    _ arguments: [String], by login: String? = nil, with variables: [String: String] = [:],
    typing text: String? = nil
  ) async throws -> Programs.Ending {
    var environment = variables
    environment["PREAU_HOME"] = home
    if let login {
      environment["PREAU_USER"] = login
      environment["PREAU_PASSPHRASE_FILE"] = file(login)
    }
    let path = folder + "/typed-" + UUID().uuidString
    if let text { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    return try await Programs.run(
      "preau", arguments, in: folder, with: environment, typing: text == nil ? nil : path)
  }

  /// Runs a command that must end well; its output.
  @discardableResult
  func expect(
    _ arguments: [String], by login: String? = nil, with variables: [String: String] = [:]
  ) async throws -> String {
    let ending = try await run(arguments, by: login, with: variables)
    guard ending.status == 0 else {
      throw ProgramTrouble.failed("\(arguments): \(ending.status) \(ending.errors)")
    }
    return ending.output
  }

  private func add(_ login: String, role: String, by head: String?) async throws {
    try await expect(
      ["user", "add", login, "--role", role], by: head,
      with: ["PREAU_NEW_PASSPHRASE_FILE": file(login)])
  }
}
