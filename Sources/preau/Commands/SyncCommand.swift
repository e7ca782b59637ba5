internal import ArgumentParser
internal import CaseModel
internal import Crypto
internal import Foundation
internal import SchoolReplica
internal import SyncMachine
internal import SyncOverHTTP
internal import SyncProtocol

/// `preau sync`: exchanges with the ministry, once or again and again.
struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: say("Échanger avec le ministère.", "Exchange with the ministry."),
    discussion: say(
      """
      Codes de sortie :
        0   tout est échangé et vérifié, ou un autre échange s’en charge (--timer)
        2   en partie
        3   le ministère n’est pas joignable
        4   le ministère refuse, ou cet ordinateur n’est pas relié
        5   un fichier ou le disque de cet ordinateur fait défaut
        6   un autre échange est en cours
        64  commande mal écrite
      Quel que soit le code, rien de ce qui est enregistré n’est perdu, et l’échange suivant reprend où celui-ci s’arrête.
      """,
      """
      Exit codes:
        0   everything is exchanged and verified, or another run does it (--timer)
        2   partly
        3   the ministry cannot be reached
        4   the ministry refuses, or this computer is not enrolled
        5   a file or disk of this computer fails
        6   another run is under way
        64  wrong usage
      Whatever the code, nothing recorded is lost, and the next run goes on where this one stops.
      """))

  @OptionGroup var options: HomeOptions

  @Flag(
    help: ArgumentHelp(
      say("Dire ce qui partirait, sans rien envoyer.", "Say what would go, and send nothing.")))
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      say(
        "Une autre adresse du même serveur, pour cette fois ; sa clé reste celle de l’inscription.",
        "Another address of the same hub, for this run; its key stays the one of the enrolment."),
      valueName: "url"))
  var hub: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Au plus tant d’octets, dans les deux sens ensemble.",
        "At most this many bytes, both ways together."),
      valueName: say("octets", "bytes")))
  var maxBytes: UInt64?

  @Flag(help: ArgumentHelp(say("Un objet JSON à la fin.", "One JSON object at the end.")))
  var json = false

  @Flag(help: ArgumentHelp(say("Ne rien dire si tout va bien.", "Say nothing if all is well.")))
  var quiet = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Pour une minuterie : discret, et laisse faire un autre échange en cours.",
        "For a timer: quiet, and lets another run under way do the work.")))
  var timer = false

  @Option(
    help: ArgumentHelp(
      say(
        "Recommencer ainsi jusqu’à l’arrêt : 15m, 2h.",
        "Do it again this often until stopped: 15m, 2h."),
      valueName: say("durée", "interval")))
  var every: Interval?

  func run() async throws {
    let replica = try options.openUnattended()
    if dryRun { return try await tellPlan(replica) }
    let work = Task { try await every == nil ? once(replica) : again(replica) }
    let signals = StopSignals { work.cancel() }
    defer { signals.stop() }
    let code = try await work.value
    if code != 0 { throw ExitCode(code) }
  }

  /// Runs until somebody stops it; being stopped is then its normal end.
  private func again(_ replica: Replica) async throws -> Int32 {
    while !Task.isCancelled {
      _ = try await once(replica)
      let random = replica.environment.random()
      guard let every, (try? await Task.sleep(for: every.jittered(random: random))) != nil else {
        break
      }
    }
    return 0
  }

  private func once(_ replica: Replica) async throws -> Int32 {
    let status = try await replica.status()
    guard status.school != nil, let url = hub ?? status.hubURL else {
      if json { Terminal.print("{\"exit_code\":4,\"outcome\":\"not_enrolled\"}") }
      throw ReplicaSyncError.notEnrolled
    }
    if status.acknowledgedCount == 0 {
      // Cases from before the enrolment, if giving them their references was interrupted then.
      _ = try await replica.assignReferences(author: options.ownerName)
    }
    let erasedBefore = try await replica.erasures()
    let transport = try await transport(replica, status, url: url)
    let report = try? await replica.sync(
      transport: transport, options: syncOptions,
      progress: SyncTelling.progress(isWatched: isTelling))
    try? await transport.shutdown()
    guard let report else { throw ReplicaSyncError.notEnrolled }
    if isTelling { Terminal.progress("") }
    let news = try await SyncNews(replica, erasedBefore: erasedBefore)
    try SyncTelling(report, news, language: .spoken).tell(as: format)
    return report.outcome.exitCode
  }

  private var isTelling: Bool { Terminal.isWatched && !quiet && !timer && !json }
  private var format: SyncTelling.Format { json ? .json : quiet || timer ? .problemsOnly : .words }

  private var syncOptions: SyncOptions {
    var options = timer ? SyncOptions.timer : .manual
    options.budget = SyncBudget(bytesMax: maxBytes)
    return options
  }

  private func transport(
    _ replica: Replica, _ status: ReplicaStatus, url: String
  ) async throws -> HTTPSyncTransport {
    guard let hubKey = try await replica.hubKey() else { throw ReplicaSyncError.notEnrolled }
    return try HTTPSyncTransport(
      options: HubDoor.options(url: url, authoritiesPath: HubDoor.keptAuthorities(replica.home)),
      replica: status.replica, key: replica.deviceKey, hubKey: hubKey)
  }

  private func tellPlan(_ replica: Replica) async throws {
    let plan = try await replica.plan()
    guard !json else {
      Terminal.print(
        "{\"pending\":\(plan.pendingCount),\"frames\":\(plan.frameCount),\"bytes\":\(plan.frameByteCount)}"
      )
      return
    }
    Terminal.print(
      say(
        "À envoyer : \(plan.pendingCount) modifications, \(plan.frameByteCount) octets. Rien n’est parti.",
        "To send: \(plan.pendingCount) changes, \(plan.frameByteCount) bytes. Nothing was sent."))
  }
}
