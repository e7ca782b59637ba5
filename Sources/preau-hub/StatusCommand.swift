internal import ArgumentParser
internal import Causality
internal import CentralHub
internal import CentralStorage

/// What the hub holds, at a glance.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "What the hub holds, in numbers.")

  @OptionGroup var options: HubOptions

  func run() async throws {
    try await options.run { hub in
      let status = try await hub.status()
      let lines: [(String, String, Int)] = [
        ("établissements connus", "schools known", status.schoolCount),
        ("établissements inscrits", "schools enrolled", status.enrolledSchoolCount),
        ("ordinateurs", "computers", status.deviceCount),
        ("  dont révoqués", "  of which revoked", status.revokedDeviceCount),
        ("trames au journal", "frames in the log", status.frameCount),
        ("  octets", "  bytes", status.frameBytes),
        ("au registre des conflits", "in the conflict ledger", status.openLedgerCount),
        ("mis de côté", "set aside", status.quarantinedCount),
      ]
      for (french, english, number) in lines { print("\(options.say(french, english)): \(number)") }
      let wall = hub.environment.wallMilliseconds()
      if status.usedMilliseconds > wall + HybridLogicalClock.driftLimitMilliseconds {
        let minutes = (status.usedMilliseconds - wall) / 60_000
        print(
          options.say(
            "ATTENTION : l'horloge de cette machine retarde de \(minutes) minutes sur le temps déjà employé. Mettez-la à l'heure.",
            "WARNING: this machine's clock is \(minutes) minutes behind the time already used. Set it right."
          ))
      }
      for (kind, count) in status.recordCounts.sorted(by: { $0.key < $1.key }) where count > 0 {
        print("  \(kind): \(count)")
      }
    }
  }
}
