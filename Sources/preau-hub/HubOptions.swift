internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import RecordModel
internal import Foundation

/// What every command of the hub takes.
struct HubOptions: ParsableArguments {
  @Option(help: "The hub's folder; PREAU_HUB_HOME otherwise, ./preau-hub-data if that is not set.")
  var home: String?

  @Option(help: "fr or en; by the locale otherwise.")
  var lang: String?

  @Option(
    name: .customLong("as"),
    help: "Who acts, at a hub with users; PREAU_USER otherwise, else the open session.")
  var login: String?

  var folder: HubHome {
    HubHome(path: home ?? ProcessInfo.processInfo.environment["PREAU_HUB_HOME"] ?? "preau-hub-data")
  }

  var language: Language {
    if let lang { return Language(rawValue: lang) ?? .english }
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return locale.hasPrefix("fr") ? .french : .english
  }

  /// One sentence in the reader's language.
  func say(_ french: String, _ english: String) -> String {
    Label(french, english).text(in: language)
  }

  /// A day as somebody typed it.
  ///
  /// - Throws: a usage error that says how days are written.
  func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else {
      throw Refused.usage(
        say("Une date est attendue : AAAA-MM-JJ.", "A day is expected: YYYY-MM-DD."))
    }
    return day
  }

  /// Opens the hub, runs `work`, and turns what went wrong into a sentence and exit code 1.
  func run(_ work: (Hub) async throws -> Void) async throws {
    try await explaining {
      try await work(try Hub.open(in: folder, schema: CaseSchema.ruled, environment: .system))
    }
  }

  /// Runs `work`, and turns what went wrong into a sentence and exit code 1.
  func explaining(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let exit as ExitCode {
      throw exit
    } catch let usage as ValidationError {
      throw usage
    } catch {
      FileHandle.standardError.write(Data((HubTrouble.text(error, self) + "\n").utf8))
      throw ExitCode(1)
    }
  }
}

extension HubEnvironment {
  /// The machine's own clock and randomness.
  static let system = HubEnvironment(
    wallMilliseconds: { UInt64(max(0, Date().timeIntervalSince1970 * 1000)) },
    randomBytes: { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    })
}
