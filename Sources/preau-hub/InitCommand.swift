internal import ArgumentParser
internal import CaseModel
internal import CentralHub
internal import Foundation
internal import Operations

/// Makes a new hub.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a new hub: its key, its database, and a certificate for a first run.",
    discussion: "With real certificates, give them to 'serve' instead of the self-made ones.")

  @OptionGroup var options: HubOptions

  @Option(help: "A name or address the schools will use, besides localhost; may be repeated.")
  var host: [String] = []

  func run() async throws {
    try await options.explaining {
      let hosts = try host.map { try ServerHost(parsing: $0) }
      let hub = try Hub.create(in: options.folder, schema: CaseSchema.current, environment: .system)
      try saveCertificates(for: hosts, now: hub.environment.wallMilliseconds())
      let path = options.folder.path
      print(
        options.say(
          """
          Serveur créé dans \(path).
          Sauvegardez hub.key à part : sans cette clé, chaque école devrait s'inscrire à nouveau.
          Ensuite : preau-hub schools import FICHIER.csv[.gz], puis preau-hub serve.
          """,
          """
          Hub made in \(path).
          Back hub.key up apart: without it every school would have to enrol again.
          Next: preau-hub schools import FILE.csv[.gz], then preau-hub serve.
          """))
    }
  }

  private func saveCertificates(for hosts: [ServerHost], now: UInt64) throws {
    let folder = options.folder
    let authority = try CertificateAuthority(commonName: "Preau hub", wallMilliseconds: now)
    let server = try authority.serverCertificate(for: hosts, wallMilliseconds: now)
    try folder.saveSecret(Array(authority.certificatePEM.utf8), at: folder.authorityPath)
    try folder.saveSecret(Array(authority.privateKeyPEM.utf8), at: folder.authorityKeyPath)
    try folder.saveSecret(Array(server.certificatePEM.utf8), at: folder.certificatePath)
    try folder.saveSecret(Array(server.privateKeyPEM.utf8), at: folder.certificateKeyPath)
  }
}
