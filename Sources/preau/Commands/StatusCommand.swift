internal import ArgumentParser
internal import CaseModel
internal import Causality
internal import SchoolReplica
internal import SyncProtocol

/// `preau status`: what this computer and the ministry hold.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: say(
      "Dire ce que le ministère a et n’a pas encore.", "Say what the ministry has and has not yet.")
  )

  @OptionGroup var options: HomeOptions

  @Flag(help: ArgumentHelp(say("Un objet JSON.", "One JSON object.")))
  var json = false

  func run() async throws {
    let replica = try options.openUnattended()
    let status = try await replica.status()
    let conflictCount = try await replica.openConflicts().count
    let page = StatusPage(
      status, conflictCount: conflictCount, work: try await replica.workCounts(on: options.day),
      language: .spoken)
    if json { Terminal.print(try page.json()) } else { page.print() }
  }
}
