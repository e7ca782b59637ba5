internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import RecordModel

/// Erasure: what two people at a school decided, carried out for good.
struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Erases what two people at a school decided to erase.",
    subcommands: [List.self, Run.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists cases to erase, and what stands in the way; changes nothing.")

    @OptionGroup var options: HubOptions

    func run() async throws {
      try await options.run { hub in
        try options.check(.approveErasure)
        for one in try await options.erasures(hub, "retention list") {
          print(ErasureLine(one, options).text)
        }
      }
    }
  }

  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Erases every case that nothing stands in the way of, and cleans the files.",
      discussion: """
        The case goes everywhere: rows, ledger, change log, at the hub at once and on each computer with its next sync.
        Backups are not touched: let them run out.
        """)

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions
    @Flag(help: "Only says what would be done.") var dryRun = false

    func run() async throws {
      try await options.run { hub in
        try options.check(.approveErasure)
        let officer = try officer.officer(options)
        var count = 0
        for one in try await options.erasures(hub, "retention run") {
          print(ErasureLine(one, options).text)
          guard !dryRun, one.obstacle == nil else { continue }
          if try await hub.erase(one.file, by: officer) { count += 1 }
        }
        guard !dryRun else {
          return print(options.say("Rien n'a été changé.", "Nothing was changed."))
        }
        let isClean = try await hub.scrub()
        print(
          count == 1
            ? options.say("1 situation effacée.", "1 case erased.")
            : options.say("\(count) situations effacées.", "\(count) cases erased."))
        if !isClean {
          print(
            options.say(
              "Un autre programme lit la base : relancez cette commande pour nettoyer le fichier.",
              "Another program reads the database: run this command again to clean the file."))
        }
        print(
          options.say(
            "Les sauvegardes de preau-hub ne sont pas touchées.",
            "Backups of the hub are not touched."))
      }
    }
  }
}

private struct ErasureLine {
  let text: String

  init(_ one: ErasureCase, _ options: HubOptions) {
    let ground = Vocabulary.erasureGround.term(one.ground)?.label.text(in: options.language)
    let obstacle =
      switch one.obstacle {
      case nil: options.say("peut être effacée", "can be erased")
      case .approval: options.say("attend une deuxième personne", "waits for a second person")
      case .hold: options.say("gelée", "held")
      }
    text = [one.reference, ground, obstacle].compactMap(\.self).joined(separator: "  ")
  }
}

extension HubOptions {
  /// The cases to erase that whoever acts may look at, once it is written down that they do.
  fileprivate func erasures(_ hub: Hub, _ deed: String) async throws -> [ErasureCase] {
    var erasures: [ErasureCase] = []
    for one in try await hub.erasures() where try await covers(one.school, hub) {
      erasures.append(one)
    }
    try noteReading(deed, erasures.map(\.reference))
    return erasures
  }
}
