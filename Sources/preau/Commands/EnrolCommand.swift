internal import ArgumentParser
internal import CaseModel
internal import Causality
internal import Foundation
internal import SchoolReplica
internal import SyncMachine
internal import SyncOverHTTP
internal import SyncProtocol

/// `preau enrol`: connects this computer to the ministry.
struct EnrolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol",
    abstract: say("Relier cet ordinateur au ministère.", "Connect this computer to the ministry."))

  @Argument(
    help: ArgumentHelp(
      say("L’adresse du ministère, https://…", "The ministry's address, https://…"),
      valueName: say("adresse", "address")))
  var url: String

  @Option(
    help: ArgumentHelp(
      say(
        "Le code reçu du ministère ; il ne sert qu’une fois.",
        "The code from the ministry; it works once."),
      valueName: "code"))
  var code: String

  @Option(
    help: ArgumentHelp(
      say(
        "Autorités de certification à admettre (PEM) ; une copie est gardée.",
        "Certificate authorities to accept (PEM); a copy is kept."),
      valueName: say("fichier", "file")))
  var ca: String?

  @Option(
    help: ArgumentHelp(
      say("Comment appeler cet ordinateur.", "What to call this computer."),
      valueName: say("nom", "name")))
  var label: String?

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let code = try parsedCode()
    let door = try HubDoor.options(url: url, authoritiesPath: ca)
    let replica = try options.openUnattended()
    let answer = try await enrol(replica, code, door)
    try keepAuthorities()
    let count = try await replica.assignReferences(author: options.ownerName)
    let (name, school) = (SafeText.line(answer.schoolName), SafeText.line(answer.school))
    Terminal.print(
      say(
        "Ordinateur \(answer.computerNumber) de l’établissement \(name) (\(school)).",
        "Computer \(answer.computerNumber) of the school \(name) (\(school))."))
    if count > 0 {
      Terminal.print(
        say(
          "Situations qui ont reçu leur référence : \(count).",
          "Cases that got their reference: \(count)."))
    }
    Terminal.print(
      say(
        "`preau sync` échange maintenant avec le ministère.",
        "`preau sync` now exchanges with the ministry."))
  }

  private func parsedCode() throws -> EnrolmentCode {
    guard let code = EnrolmentCode(code) else { throw Failure(.enrolmentCode, .usage) }
    return code
  }

  private func enrol(
    _ replica: Replica, _ code: EnrolmentCode, _ door: HubConnectionOptions
  ) async throws -> EnrolmentResponse {
    let transport = try HTTPEnrolment(
      options: door, replica: try await replica.status().replica, key: replica.deviceKey)
    do {
      let answer = try await replica.enrol(
        code: code, hubURL: door.address.text, label: label ?? ProcessInfo.processInfo.hostName,
        transport: transport)
      try? await transport.shutdown()
      return answer
    } catch {
      try? await transport.shutdown()
      throw error
    }
  }

  private func keepAuthorities() throws {
    guard let ca, let bytes = FileManager.default.contents(atPath: ca) else { return }
    let path = HubDoor.authoritiesPath(options.home)
    guard
      FileManager.default.createFile(
        atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
    else { throw ReplicaHomeError.cannotCreate }
  }
}
