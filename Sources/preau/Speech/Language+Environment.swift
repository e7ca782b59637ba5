internal import CaseModel
internal import Foundation

extension Language {
  /// The language this run speaks: `--lang`, else the locale, else English.
  static let spoken = Language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// Reads the language from a command line and an environment.
  init(arguments: [String], environment: [String: String]) {
    let asked = Self.asked(arguments)
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    self = (asked ?? locale ?? "").lowercased().hasPrefix("fr") ? .french : .english
  }

  private static func asked(_ arguments: [String]) -> String? {
    for (place, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return String(argument.dropFirst("--lang=".count)) }
      if argument == "--lang", place + 1 < arguments.count { return arguments[place + 1] }
      if argument == "--" { return nil }
    }
    return nil
  }
}

/// Says a text in the language of this run.
func say(_ french: String, _ english: String) -> String {
  switch Language.spoken {
  case .french: french
  case .english: english
  }
}
