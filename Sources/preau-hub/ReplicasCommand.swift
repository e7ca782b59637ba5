internal import ArgumentParser
internal import CaseModel
internal import Causality
internal import CentralHub
internal import CentralStorage
internal import RecordModel
internal import SyncProtocol

/// The computers that may speak.
struct ReplicasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replicas", abstract: "The computers that speak for schools.",
    subcommands: [List.self, Revoke.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists computers: replica, school, number, changes held, clock skew, last seen.")

    @OptionGroup var options: HubOptions

    func run() async throws {
      try await options.run { hub in
        let schools = Dictionary(
          uniqueKeysWithValues: try await hub.schools(.enrolled).map { ($0.number, $0.uai) })
        for device in try await hub.devices() {
          let state =
            device.revokedMilliseconds == nil ? "" : options.say("  révoqué", "  revoked")
          let seconds = device.skewMilliseconds / 1000
          print(
            "\(device.replica)  \(schools[device.school] ?? "?")  \(device.computer)  \(device.chain.counter)  "
              + "\(seconds) s  \(Self.moment(device.seenMilliseconds))\(state)")
        }
      }
    }

    private static func moment(_ milliseconds: UInt64) -> String {
      let seconds = milliseconds / 1000
      let day = CalendarDay(daysSince1970: Int32(clamping: seconds / 86_400))
      let (hour, minute) = (seconds % 86_400 / 3600, seconds % 3600 / 60)
      return "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute) UTC"
    }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Takes a computer's right to speak away, at once.",
      discussion:
        "What it pushed before stays. What it has not pushed stays on it, and is not accepted any more."
    )

    @OptionGroup var options: HubOptions
    @Argument(help: "The replica, 32 hexadecimal digits, as 'replicas list' shows it.") var replica:
      String

    func run() async throws {
      try await options.run { hub in
        guard let id = ReplicaID(hexadecimal: replica), try await hub.revoke(id) else {
          print(
            options.say(
              "Aucun ordinateur actif de ce nom. Rien n'a été changé ; voyez « preau-hub replicas list ».",
              "No active computer of that name. Nothing was changed; see 'preau-hub replicas list'."
            ))
          throw ExitCode(1)
        }
        print(
          options.say(
            "Révoqué : à partir du prochain échange, le serveur refuse cet ordinateur.",
            "Revoked: from its next exchange on, the hub refuses this computer."))
      }
    }
  }
}
