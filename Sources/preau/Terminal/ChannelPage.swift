internal import CaseModel
internal import CaseRules
internal import RecordModel

/// The channels, one a line: what each legally is today and what may be asked through it.
struct ChannelTable {
  private let channels: [ChannelFacts]
  private let day: CalendarDay
  private let language: Language

  init(_ channels: [ChannelFacts], day: CalendarDay, language: Language) {
    self.channels = channels
    self.day = day
    self.language = language
  }

  func print() {
    guard !channels.isEmpty else {
      Terminal.note(
        say(
          "Le registre des canaux n’est pas encore ici ; `preau sync` le reçoit.",
          "The registry of channels is not here yet; `preau sync` receives it."))
      return
    }
    let headings = [
      Label("Code", "Code"), Label("Canal", "Channel"), Label("Statut", "Status"),
      Label("Demandes", "Acts"),
    ]
    var table = TextTable(headings.map { $0.text(in: language) })
    for channel in channels { table.add(row(channel)) }
    table.lines.forEach(Terminal.print)
  }

  private func row(_ channel: ChannelFacts) -> [String] {
    let status =
      channel.isInForce(on: day)
      ? channel.status.label : Label("Hors de ses dates", "Outside its dates")
    let acts = channel.status.carriesReports ? ReportAct.allCases.filter(channel.acts.contains) : []
    return [
      channel.code, channel.name.text(in: language), status.text(in: language),
      acts.map(\.rawValue).joined(separator: ", ").orElse("—"),
    ]
  }
}

/// One channel: the truth of its status, what it offers and needs, and where to go by hand.
struct ChannelPage {
  private let channel: ChannelFacts
  private let day: CalendarDay
  private let language: Language

  init(_ channel: ChannelFacts, day: CalendarDay, language: Language) {
    self.channel = channel
    self.day = day
    self.language = language
  }

  func print() {
    Terminal.print(SafeText.line(channel.name.text(in: language)) + " (\(channel.code))")
    Terminal.print("  " + SafeText.line(channel.statement(on: day).text(in: language)))
    line(Label("Acte", "Act"), channel.actReference)
    line(Label("Partenaire", "Partner"), channel.partner ?? "")
    let acts = ReportAct.allCases.filter(channel.acts.contains)
    line(
      Label("Demandes possibles", "Offers"),
      acts.map { "\($0.label.text(in: language)) (\($0.rawValue))" }.joined(separator: ", "))
    let needs = Vocabulary.channelNeed.terms.filter { term in
      channel.needs.contains { $0.rawValue == term.code }
    }
    line(
      Label("Exige", "Needs"),
      needs.map { $0.label.text(in: language) }.joined(separator: ", "))
    if channel.isPriority {
      Terminal.print(
        "  "
          + say(
            "Prioritaire : ses notifications passent en premier (DSA, art. 22).",
            "Priority: its notices come first (DSA, art. 22)."))
    }
    line(Label("À la main", "By hand"), channel.byHand.text(in: language))
  }

  private func line(_ label: Label, _ text: String) {
    guard !text.isEmpty else { return }
    let colon = Label(" : ", ": ").text(in: language)
    Terminal.print("  " + label.text(in: language) + colon + SafeText.lines(text, indent: "    "))
  }
}
