internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import Foundation
internal import RecordModel
internal import ReportDoors

/// The registry of channels, which every school reads.
struct ChannelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "channels",
    abstract: "The channels reports may go through, with their legal status.",
    subcommands: [List.self, Seed.self, Set.self, Deliver.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract:
        "Lists channels: code, legal status today, what they offer, how they are delivered to.")

    @OptionGroup var options: HubOptions

    func run() async throws {
      try await options.run { hub in
        let channels = try await hub.channels().map(\.facts)
        for channel in channels {
          let acts = ReportAct.allCases.filter(channel.acts.contains).map(\.rawValue)
          print("\(channel.code)  \(channel.name.text(in: options.language))")
          print("    \(channel.statement(on: hub.today).text(in: options.language))")
          print("    \(acts.joined(separator: ", "))  ->  \(channel.delivery.rawValue)")
        }
        if channels.isEmpty {
          print(
            options.say(
              "Le registre est vide. « preau-hub channels seed » le remplit de ce qui est établi.",
              "The registry is empty. 'preau-hub channels seed' fills it with what is established.")
          )
        }
      }
    }
  }

  struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seed",
      abstract: "Fills the registry with the first channels; what is there is left alone.")

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions

    func run() async throws {
      try await options.run { hub in
        try options.check(.manageChannels)
        let officer = try officer.officer(options)
        let known = Swift.Set(try await hub.channels().map(\.facts.code))
        var count = 0
        for (place, channel) in ChannelSeed.channels(on: hub.today).enumerated()
        where !known.contains(channel.code) {
          if try await hub.put(channel, position: Int64(place), by: officer) { count += 1 }
        }
        print(options.say("\(count) canaux ajoutés.", "\(count) channels added."))
      }
    }
  }

  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Changes the legal status of a channel, from a day on and by an act.")

    @OptionGroup var options: HubOptions
    @OptionGroup var officer: OfficerOptions
    @Argument(help: "The channel's code.") var code: String
    @Option(help: "signed, existing_procedure, in_discussion, none or terminated.") var status:
      String
    @Option(help: "The first day, YYYY-MM-DD.") var from: String?
    @Option(help: "The last day, YYYY-MM-DD.") var until: String?
    @Option(help: "The act that says so.") var act: String

    func run() async throws {
      try await options.run { hub in
        try options.check(.manageChannels)
        guard let status = ChannelStatus(rawValue: status) else {
          throw Refused.usage(
            options.say("Statut inconnu ; voyez --help.", "Unknown status; see --help."))
        }
        guard var channel = try await hub.channels().map(\.facts).first(where: { $0.code == code })
        else { throw Refused.noSuchChannel(options) }
        channel.status = status
        channel.from = try from.map(options.day)
        channel.until = try until.map(options.day)
        channel.actReference = act
        _ = try await hub.put(channel, position: nil, by: try officer.officer(options))
        print(channel.statement(on: hub.today).text(in: options.language))
      }
    }
  }

  struct Deliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deliver",
      abstract: "Says where dossiers for a channel go: a folder or a webhook.")

    @OptionGroup var options: HubOptions
    @Argument(help: "The channel's code.") var code: String
    @Option(help: "A folder.") var folder: String?
    @Option(help: "An HTTPS address.") var webhook: String?
    @Option(help: "Authorities to trust for it beside the system's, a PEM file.") var ca: String?

    func run() async throws {
      try await options.run { hub in
        try options.check(.manageChannels)
        guard try await hub.channels().contains(where: { $0.facts.code == code }) else {
          throw Refused.noSuchChannel(options)
        }
        guard (folder == nil) != (webhook == nil) else {
          throw Refused.usage(
            options.say(
              "Donnez soit --folder, soit --webhook.", "Give either --folder or --webhook."))
        }
        var book = try DeliveryBook(path: options.folder.deliveriesPath)
        book[code] = DeliveryBook.Place(folder: folder, webhook: webhook, ca: ca)
        try book.save()
        print(options.say("Noté pour \(code).", "Noted for \(code)."))
      }
    }
  }
}
