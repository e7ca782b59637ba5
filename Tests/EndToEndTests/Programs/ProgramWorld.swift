import Foundation

/// A hub and some computers of one school, all of them real processes over loopback TLS.
final class ProgramWorld: @unchecked Sendable {  // used by one test at a time
  let folder: String
  private(set) var hub: RunningProgram?
  private(set) var url = ""
  private var port = "0"
  private let logLevel: String
  private let variables: [String: String]

  static let school = "0751234J"
  /// Another school of the same country.
  static let otherSchool = "0690001B"

  /// A hub that serves two schools and logs from `logLevel` up, with more variables in its environment.
  init(logLevel: String = "error", variables: [String: String] = [:]) async throws {
    self.logLevel = logLevel
    self.variables = variables
    folder = NSTemporaryDirectory() + "preau-programs-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let header =
      "uai;nom;nature;secteur;code_insee;commune;code_departement;departement;code_academie;academie"
    let lines = [Self.school, Self.otherSchool].map {
      "\($0);Collège d'essai;college;public;75101;Paris;075;Paris;01;Paris\n"
    }
    try (header + "\n" + lines.joined())
      .write(
        toFile: folder + "/schools.csv", atomically: true, encoding: .utf8)
    try await expect("preau-hub", ["init", "--home", hubHome])
    try await expect(
      "preau-hub", ["schools", "import", folder + "/schools.csv", "--home", hubHome])
    try await startHub()
  }

  deinit {
    hub?.kill()
    try? FileManager.default.removeItem(atPath: folder)
  }

  var hubHome: String { folder + "/hub" }

  func startHub() async throws {
    let program = try Programs.start(
      "preau-hub",
      ["serve", "--home", hubHome, "--port", port, "--admin-port", "0", "--log-level", logLevel],
      in: folder, with: variables)
    hub = program
    guard let line = await program.line(startingWith: "listening") else {
      throw ProgramTrouble.failed("serve: \(program.errors)")
    }
    url = String(line.dropFirst("listening ".count))
    port = String(url.split(separator: ":").last ?? "0")
  }

  func killHub() async {
    hub?.kill()
    _ = await hub?.end(secondsMax: 5)
  }

  /// A new computer of a school.
  func computer(_ name: String, at school: String = ProgramWorld.school) async throws -> String {
    let home = folder + "/" + name
    try await expect("preau", ["init", "--home", home])
    let code = try await expect(
      "preau-hub", ["enrol-code", school, "--quiet", "--home", hubHome])
    try await expect(
      "preau",
      [
        "enrol", url, "--code", code.trimmingCharacters(in: .whitespacesAndNewlines), "--ca",
        hubHome + "/ca.pem", "--home", home,
      ])
    return home
  }

  /// Runs a program that must end well; its output.
  @discardableResult
  func expect(_ name: String, _ arguments: [String]) async throws -> String {
    let ending = try await Programs.run(name, arguments, in: folder)
    guard ending.status == 0 else {
      throw ProgramTrouble.failed(
        "\(name) \(arguments.first ?? ""): \(ending.status) \(ending.errors)\(ending.output)")
    }
    return ending.output
  }
}

enum ProgramTrouble: Error {
  case failed(String)
}
