internal import AccessLogging
internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CentralHub
internal import Foundation
internal import LocalUsers

/// `preau-hub access-log`: who has read what schools wrote, at this hub.
struct HubAccessLogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access-log",
    abstract: "Shows who read which reports here, and checks that nothing of the log was changed.",
    discussion: "Kept for a year. Exit code 2 if the log was changed.")

  @OptionGroup var options: HubOptions

  func run() async throws {
    try await options.explaining {
      try options.check(.seeAccessLog)
      let record = try options.accessLog.read()
      for entry in record.entries {
        let time = Date(timeIntervalSince1970: Double(entry.milliseconds) / 1000)
        let left = entry.caseCount - entry.cases.count
        print(
          [
            time.ISO8601Format(), entry.who, entry.deed,
            entry.cases.joined(separator: ", ") + (left > 0 ? " + \(left)" : ""),
          ].joined(separator: "  "))
      }
      guard record.fault == nil else {
        FileHandle.standardError.write(Data((HubTrouble.accessLogChanged(options) + "\n").utf8))
        throw ExitCode(2)
      }
      print(
        options.say(
          "Le journal est intact. Dernière empreinte : ", "The log is intact. Last hash: ")
          + (record.head ?? "—"))
    }
  }
}

extension HubOptions {
  /// The log of who read what here.
  var accessLog: AccessLog {
    AccessLog(folder: folder.path, wallMilliseconds: HubEnvironment.system.wallMilliseconds)
  }

  /// Notes that somebody is about to read reports or cases, by their numbers; what cannot be noted is not shown.
  ///
  /// - Throws: `AccessLogError`.
  func noteReading(_ deed: String, _ numbers: [String]) throws {
    guard !numbers.isEmpty else { return }
    let user = try actingUser()
    let who = user.map { "\($0.login)@\($0.role)" } ?? login ?? NSUserName()
    try accessLog.append(who: who, deed: deed, cases: numbers)
  }
}

extension HubTrouble {
  /// What is said when lines of the access log are not what was written.
  static func accessLogChanged(_ options: HubOptions) -> String {
    options.say(
      "Le journal des consultations a été changé. Gardez access.log tel quel et prévenez le délégué à la protection des données.",
      "The access log was changed. Keep access.log as it is and tell the data protection officer.")
  }

  /// What is said when the access log cannot be used.
  static func accessLog(_ error: AccessLogError, _ options: HubOptions) -> String {
    switch error {
    case .unreadable, .unwritable:
      options.say(
        "Le journal des consultations ne peut pas être lu ou écrit. Rien n'a été montré ; vérifiez les droits du dossier et la place.",
        "The access log cannot be read or written. Nothing was shown; check the folder's permissions and space."
      )
    case .damaged: accessLogChanged(options)
    case .busy:
      options.say(
        "Une autre commande tient le journal des consultations. Rien n'a été montré ; recommencez.",
        "Another command holds the access log. Nothing was shown; try again.")
    }
  }
}
