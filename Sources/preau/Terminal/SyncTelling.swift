internal import CaseModel
internal import Foundation
internal import SchoolReplica
internal import SyncProtocol
internal import SyncMachine

/// What a run is told as: words for people, one JSON object for programs.
struct SyncTelling {
  enum Format {
    case words
    /// Nothing while all is well.
    case problemsOnly
    case json
  }

  private let report: SyncReport
  private let news: SyncNews
  private let language: Language

  init(_ report: SyncReport, _ news: SyncNews, language: Language) {
    self.report = report
    self.news = news
    self.language = language
  }

  /// Tells progress on one line, when somebody is looking.
  static func progress(isWatched: Bool) -> @Sendable (SyncProgress) -> Void {
    guard isWatched else { return { _ in } }
    return { progress in
      switch progress {
      case .exchanged(let report):
        Terminal.progress(
          say(
            "Échange \(report.exchangeCount) : \(report.acknowledgedCount) envoyées, \(report.receivedRecordCount) fiches reçues, \(report.pendingCount) en attente",
            "Exchange \(report.exchangeCount): \(report.acknowledgedCount) sent, \(report.receivedRecordCount) records received, \(report.pendingCount) waiting"
          ))
      case .waiting(let milliseconds):
        let seconds = (milliseconds + 999) / 1000
        Terminal.progress(
          say("Nouvel essai dans \(seconds) s", "Trying again in \(seconds) s"))
      }
    }
  }

  func tell(as format: Format) throws {
    switch format {
    case .json: Terminal.print(try json())
    case .words: words()
    case .problemsOnly:
      switch report.outcome {
      case .synced, .skipped: break
      case .partlySynced, .offline, .refused, .localDamage, .heldElsewhere: words()
      }
    }
  }

  private func words() {
    let message = Message.outcome(report.outcome, pendingCount: report.pendingCount).text(
      in: language)
    if report.outcome.exitCode == 0 { Terminal.print(message) } else { Terminal.note(message) }
    if report.acknowledgedCount > 0 || report.receivedRecordCount > 0 {
      Terminal.print(
        say(
          "Modifications envoyées : \(report.acknowledgedCount). Fiches reçues : \(report.receivedRecordCount).",
          "Changes sent: \(report.acknowledgedCount). Records received: \(report.receivedRecordCount)."
        ))
    }
    if report.ledgerEntryCount > 0 {
      Terminal.print(
        say(
          "Nouveaux conflits : \(report.ledgerEntryCount) ; `preau conflicts list` les montre.",
          "New conflicts: \(report.ledgerEntryCount); `preau conflicts list` shows them."))
    }
    if !report.quarantined.isEmpty {
      Terminal.note(
        say(
          "Le ministère a mis de côté \(report.quarantined.count) modifications ; elles restent ici, rien n’est perdu :",
          "The ministry has set aside \(report.quarantined.count) changes; they stay here, nothing is lost:"
        ))
      SetAside.lines(report.quarantined.map(\.code)) { $0.text(in: language) }
        .forEach(Terminal.note)
    }
    news.lines(language).forEach(Terminal.print)
    if report.isSkewed { Terminal.note(Message.skew(report.skewMilliseconds, language)) }
  }

  private struct Object: Encodable {
    let outcome: String
    let reason: String?
    let exit_code: Int32
    let exchanges: Int
    let sent_changes: UInt64
    let received_records: Int
    let pending_changes: UInt64
    let new_conflicts: Int
    let set_aside: Int
    let unread_reports: Int
    let erased_cases: Int
    let sent_bytes: Int
    let received_bytes: Int
    let clock_skew_milliseconds: Int64
  }

  private func json() throws -> String {
    let object = Object(
      outcome: report.outcome.name, reason: report.outcome.reasonName,
      exit_code: report.outcome.exitCode,
      exchanges: report.exchangeCount, sent_changes: report.acknowledgedCount,
      received_records: report.receivedRecordCount, pending_changes: report.pendingCount,
      new_conflicts: report.ledgerEntryCount, set_aside: report.quarantined.count,
      unread_reports: news.unreadReportCount, erased_cases: news.erasedGrounds.count,
      sent_bytes: report.sentByteCount, received_bytes: report.receivedByteCount,
      clock_skew_milliseconds: report.skewMilliseconds)
    return try JSONText.of(object)
  }
}

/// Writes one object on one line, names in order.
enum JSONText {
  static func of(_ object: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(object), as: UTF8.self)
  }
}

extension SyncOutcome {
  /// The outcome's name for programs.
  fileprivate var name: String {
    switch self {
    case .synced: "synced"
    case .partlySynced: "partly_synced"
    case .offline: "offline"
    case .refused: "refused"
    case .localDamage: "local_damage"
    case .heldElsewhere: "held_elsewhere"
    case .skipped: "skipped"
    }
  }

  /// The reason's name for programs.
  fileprivate var reasonName: String? {
    switch self {
    case .synced, .heldElsewhere, .skipped: nil
    case .partlySynced(let reason): reason.rawValue
    case .offline(.network(let reason)): reason.rawValue
    case .offline(.notTheHub(let reason)): "not_the_hub_" + reason.rawValue
    case .offline(.busy): "busy"
    case .refused(let reason): reason.code
    case .localDamage(let fault): fault.rawValue
    }
  }
}

extension RefusalReason {
  /// The hub's code, or what is wrong with its answer.
  var code: String {
    switch self {
    case .databaseOlder(let code), .hubOlder(let code), .historyForked(let code), .code(let code):
      code
    case .answer(let fault): fault.rawValue
    }
  }
}
