internal import ArgumentParser
internal import CentralHub
internal import CentralStorage

/// Replays the change log, which must lead to what is stored.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Replays the change log: it must lead to the same records, hashes and counts.",
    discussion: "Changes nothing. Exit code 2 when something differs.")

  @OptionGroup var options: HubOptions

  func run() async throws {
    try await options.run { hub in
      let verification = try await hub.verify()
      let (frames, records, schools) = (
        verification.frameCount, verification.recordCount, verification.schoolCount
      )
      guard verification.differences.isEmpty else {
        print(
          options.say(
            "\(verification.differences.count) différences. Ne publiez rien ; restaurez une sauvegarde vérifiée.",
            "\(verification.differences.count) differences. Publish nothing; restore a verified backup."
          ))
        for difference in verification.differences.prefix(20) { print("  \(difference)") }
        throw ExitCode(2)
      }
      print(
        options.say(
          "Vérifié : \(frames) trames rejouées mènent aux \(records) fiches de \(schools) établissements, aux mêmes empreintes et aux mêmes comptes.",
          "Verified: \(frames) replayed frames lead to the \(records) records of \(schools) schools, the same hashes and the same counts."
        ))
    }
  }
}
