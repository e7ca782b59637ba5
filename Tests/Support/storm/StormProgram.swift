import ArgumentParser
import CaseModel
import CentralHub
import CentralStorage
import Foundation

/// A morning on which every school of the country comes to one hub, over real connections.
@main
struct StormProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "storm",
    abstract: "Schools that all come at once: `scripts/storm` runs all parts.",
    subcommands: [Enrol.self, Run.self, Return.self])

  /// Enrols the schools in a hub that does not serve yet.
  struct Enrol: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enrols invented schools in a hub that was just made.")

    @Option(help: "The hub's folder.") var home: String
    @Option(help: "How many schools, each with one computer.") var schools = 60_000

    func run() throws {
      let home = HubHome(path: home)
      let store = try CentralStore.open(path: home.databasePath, schema: CaseSchema.current)
      try store.put((0..<schools).map { StormSchool.line($0) })
      for number in 0..<schools { try StormSchool(number).enrol(in: store) }
    }
  }

  /// Who goes where.
  struct Place: ParsableArguments {
    @Option(help: "The hub's folder, for its authority and the key of its answers.")
    var home: String
    @Option(help: "Where the hub listens.") var url: String
    @Option(help: "How many schools are enrolled.") var schools = 60_000
    @Option(help: "Schools that start each second, whether or not the others have ended.")
    var rate = 500
    @Option(help: "A file with the id of the hub's process, whose memory and time are told.")
    var pidFile: String

    func storm() throws -> Storm {
      try Storm(
        address: url, home: HubHome(path: home),
        schools: (0..<schools).map { try StormSchool($0) })
    }
  }

  /// Sends them all, and says how it went.
  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sends the enrolled schools to a hub that serves, and prints what it took.")

    @OptionGroup var place: Place
    @Option(help: "Speakers at a time in the parts that go as fast as they can.") var speakers = 32
    @Option(help: "Seconds that each of these parts lasts.") var seconds = 20

    func run() async throws {
      let hub = StormHub(processFile: place.pidFile)
      print(StormResult.heading)
      let storm = try place.storm()
      try await hub.measure("a morning: \(place.rate) new schools a second") {
        try await storm.morning(rate: place.rate)
      }
      try await hub.measure("new connections, \(speakers) at a time") {
        try await storm.crowd(speakers, seconds: seconds, keepingConnections: false)
      }
      try await hub.measure("kept connections, \(speakers) at a time") {
        try await storm.crowd(speakers, seconds: seconds, keepingConnections: true)
      }
      try await storm.end()
    }
  }

  /// Sends them all to a hub that is not there yet.
  struct Return: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Sends the enrolled schools, a day's work each, to a hub that is away and comes back.")

    @OptionGroup var place: Place
    @Option(help: "Seconds within which a school that gave up begins again.") var timer = 60.0
    @Option(help: "Seconds after which no school begins again.") var patience = 900.0

    func run() async throws {
      let storm = try place.storm()
      try await StormHub(processFile: place.pidFile).measure(
        "a hub that was away: all schools within \(place.schools / place.rate) s"
      ) {
        try await storm.comeBack(rate: place.rate, timerSeconds: timer, patienceSeconds: patience)
      }
      try await storm.end()
    }
  }
}
