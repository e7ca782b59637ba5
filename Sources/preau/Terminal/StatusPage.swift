internal import CaseModel
internal import Causality
internal import SchoolReplica
internal import SyncProtocol

/// What this computer and the ministry hold, in words or as one JSON object.
struct StatusPage {
  private let status: ReplicaStatus
  private let conflictCount: Int
  private let work: WorkCounts
  private let language: Language

  init(_ status: ReplicaStatus, conflictCount: Int, work: WorkCounts, language: Language) {
    self.status = status
    self.conflictCount = conflictCount
    self.work = work
    self.language = language
  }

  func print() {
    Terminal.print(school)
    Terminal.print(holds)
    Terminal.print(verified)
    if conflictCount > 0 {
      Terminal.print(
        say(
          "Conflits à décider : \(conflictCount) ; `preau conflicts list` les montre.",
          "Conflicts to decide: \(conflictCount); `preau conflicts list` shows them."))
    }
    if status.quarantinedCount > 0 {
      Terminal.print(
        say(
          "Modifications mises de côté par le ministère : \(status.quarantinedCount). Elles restent ici, rien n’est perdu :",
          "Changes set aside by the ministry: \(status.quarantinedCount). They stay here, nothing is lost:"
        ))
      SetAside.lines(status.setAsideCodes) { $0.text(in: language) }
        .forEach(Terminal.print)
    }
    SyncNews.reports(work.unreadReportCount, language).forEach(Terminal.print)
    if work.overdueCount > 0 {
      Terminal.print(
        say(
          "Échéances en retard : \(work.overdueCount) ; `preau agenda` les montre.",
          "Overdue: \(work.overdueCount); `preau agenda` shows what."))
    }
    if status.isSkewed { Terminal.print(Message.skew(status.skewMilliseconds, language)) }
  }

  private var school: String {
    guard let school = status.school else {
      return say(
        "Cet ordinateur n’est pas encore relié au ministère ; `preau enrol` le relie.",
        "This computer is not connected to the ministry yet; `preau enrol` connects it.")
    }
    let name = SafeText.line(status.schoolName ?? "")
    return say(
      "\(name) (\(SafeText.line(school))), ordinateur \(status.computerNumber)",
      "\(name) (\(SafeText.line(school))), computer \(status.computerNumber)")
  }

  private var holds: String {
    let (acknowledged, all) = (status.acknowledgedCount, status.changeCount)
    guard let oldest = status.oldestPendingMilliseconds else {
      return all == 0
        ? say("Rien n’est encore enregistré ici.", "Nothing is recorded here yet.")
        : say(
          "Le ministère a toutes les modifications faites ici (\(all)).",
          "The ministry holds all changes made here (\(all)).")
    }
    let span = Moment.span(oldest, language)
    return say(
      "Le ministère a \(acknowledged) des \(all) modifications faites ici ; la plus ancienne en attente date de \(span).",
      "The ministry holds \(acknowledged) of \(all) changes; oldest unsent \(span).")
  }

  private var verified: String {
    guard let verified = status.verifiedMilliseconds else {
      return say(
        "Jamais encore vérifié avec le ministère.", "Never verified with the ministry yet.")
    }
    let moment = Moment.text(verified, language)
    return say(
      "Dernière vérification : \(moment) ; les deux côtés étaient identiques.",
      "Last verified: \(moment); both sides were equal.")
  }

  private struct Object: Encodable {
    let school: String?
    let computer: UInt32
    let replica: String
    let changes: UInt64
    let acknowledged_changes: UInt64
    let pending_changes: UInt64
    let oldest_pending_milliseconds: UInt64?
    let verified_milliseconds: UInt64?
    let open_conflicts: Int
    let set_aside: Int
    let unread_reports: Int
    let overdue_tasks: Int
    let clock_skew_milliseconds: Int64
    let state_hash: String
  }

  func json() throws -> String {
    try JSONText.of(
      Object(
        school: status.school, computer: status.computerNumber,
        replica: String(describing: status.replica),
        changes: status.changeCount, acknowledged_changes: status.acknowledgedCount,
        pending_changes: status.pendingCount,
        oldest_pending_milliseconds: status.oldestPendingMilliseconds,
        verified_milliseconds: status.verifiedMilliseconds, open_conflicts: conflictCount,
        set_aside: status.quarantinedCount, unread_reports: work.unreadReportCount,
        overdue_tasks: work.overdueCount, clock_skew_milliseconds: status.skewMilliseconds,
        state_hash: String(describing: status.stateHash)))
  }
}
