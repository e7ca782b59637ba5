internal import ArgumentParser
internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// `preau timer`: exchanges with the ministry by itself.
struct TimerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timer",
    abstract: say("Échanger tout seul, à intervalles.", "Exchange by itself, at intervals."),
    subcommands: [Install.self, Status.self, Remove.self], defaultSubcommand: Status.self)

  /// `preau timer install`.
  struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install",
      abstract: say("Installer la minuterie de ce compte.", "Install this account's timer."))

    @OptionGroup var options: HomeOptions

    @Option(
      help: ArgumentHelp(
        say(
          "L’intervalle : un diviseur de l’heure ou du jour, comme 15m ou 2h.",
          "The interval: a divisor of the hour or the day, such as 15m or 2h."),
        valueName: say("durée", "interval")))
    var every: Interval?

    func run() async throws {
      _ = try options.openUnattended()
      guard let calendar = TimerCalendar(seconds: every?.seconds ?? 900) else {
        throw Failure(.interval, .usage)
      }
      let units = TimerUnits(calendar: calendar, homePath: options.home.path)
      switch Systemd.install(units) {
      case .installed:
        Terminal.print(say("La minuterie est installée.", "The timer is installed."))
        Terminal.print(
          say(
            "Elle tourne quand ce compte est ouvert ; `loginctl enable-linger` la fait tourner toujours.",
            "It runs while this account is logged in; `loginctl enable-linger` makes it run always."
          ))
      case .unavailable:
        Terminal.print(
          say(
            "systemd n’est pas à disposition ici ; rien n’a été installé. Mettre cette ligne dans `crontab -e` :",
            "systemd is not available here; nothing was installed. Put this line into `crontab -e`:"
          ))
        Terminal.print(units.cronLine)
      }
    }
  }

  /// `preau timer status`.
  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: say("Dire si la minuterie est installée.", "Say whether the timer is installed."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      Terminal.print(
        Systemd.isInstalled
          ? say("La minuterie est installée.", "The timer is installed.")
          : say("Aucune minuterie n’est installée.", "No timer is installed."))
      if Systemd.isInstalled, let lines = Systemd.nextRuns() {
        Terminal.print(SafeText.lines(lines, indent: ""))
      }
    }
  }

  /// `preau timer remove`.
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: say("Enlever la minuterie.", "Remove the timer."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let wasInstalled = Systemd.isInstalled
      Systemd.remove()
      Terminal.print(
        wasInstalled
          ? say("La minuterie est enlevée.", "The timer is removed.")
          : say("Aucune minuterie n’était installée.", "No timer was installed."))
    }
  }
}

extension Message {
  /// An interval that does not divide the hour or the day.
  fileprivate static let interval = Message(
    .init(
      "L’intervalle doit diviser l’heure ou le jour : 5m, 10m, 15m, 30m, 1h, 2h, 4h, 6h, 12h, 24h.",
      "The interval must divide the hour or the day: 5m, 10m, 15m, 30m, 1h, 2h, 4h, 6h, 12h, 24h."),
    safe: nothingChanged)
}
