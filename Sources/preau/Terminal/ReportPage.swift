internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// The reports, one a line.
struct ReportTable {
  private let reports: [ReportFile]
  private let language: Language

  init(_ reports: [ReportFile], language: Language) {
    self.reports = reports
    self.language = language
  }

  func print() {
    guard !reports.isEmpty else {
      Terminal.note(Label("Aucun signalement.", "No reports.").text(in: language))
      return
    }
    let headings = [
      Label("Signalement", "Report"), Label("", ""), Label("Demande", "Act"),
      Label("Canal", "Channel"), Label("État", "Status"), Label("Le", "On"),
    ]
    var table = TextTable(headings.map { $0.text(in: language) })
    for report in reports { table.add(row(report)) }
    table.lines.forEach(Terminal.print)
  }

  private func row(_ report: ReportFile) -> [String] {
    [
      report.name, report.unread.isEmpty ? "" : "●", report.facts.act.label.text(in: language),
      report.facts.channelCode, report.progress.status.label.text(in: language),
      report.lastDay.map { FieldText.display($0, language: language) } ?? "—",
    ]
  }
}

extension ReportFile {
  /// The day of the last event, else that of the draft.
  fileprivate var lastDay: CalendarDay? {
    guard let last = events.last else { return view.day(ReportField.preparedOn) }
    return last.day(ReportStepField.takenOn)
  }
}

/// A draft, with what it still lacks.
struct ReportDraftPage {
  private let report: ReportFile
  private let answers: [GateAnswer]
  private let language: Language

  init(_ report: ReportFile, _ answers: [GateAnswer], language: Language) {
    self.report = report
    self.answers = answers
    self.language = language
  }

  func print() {
    let colon = Label(" : ", ": ").text(in: language)
    let channel = report.channel?.name.text(in: language) ?? report.facts.channelCode
    Terminal.print(
      "  " + Label("Canal", "Channel").text(in: language) + colon + SafeText.line(channel))
    if answers.isAllowed {
      Terminal.print(
        "  "
          + say(
            "Il ne manque rien ; `preau report submit \(report.name)` le soumet au chef.",
            "Nothing is missing; `preau report submit \(report.name)` submits it to the head."))
    } else {
      Terminal.print("  " + say("Il manque encore :", "Still missing:"))
    }
    for line in GatePage(answers, language: language).lines { Terminal.print("  " + line) }
  }
}

/// A whole report: what it asks, of whom, about what, and everything that happened to it.
struct ReportPage {
  private let report: ReportFile
  private let file: CaseFile
  private let language: Language

  init(_ report: ReportFile, _ file: CaseFile, language: Language) {
    self.report = report
    self.file = file
    self.language = language
  }

  private var colon: String { Label(" : ", ": ").text(in: language) }

  func print() {
    Terminal.print(say("Signalement ", "Report ") + SafeText.line(report.name))
    Terminal.print(
      "  " + say("État", "Status") + colon + report.progress.status.label.text(in: language))
    PartFields(report.view, names: PartNames(file, language: language), language: language).print(
      except: [CaseKind.caseField, ReportField.number.rawValue])
    for item in report.items { self.item(item) }
    for event in report.events { self.event(event) }
    for refused in report.progress.refused { self.refused(refused) }
  }

  private func item(_ item: RecordView) {
    let names = PartNames(file, language: language)
    let targets = [ReportItemField.content, .account].compactMap { item.reference($0) }
    let shown = targets.map { SafeText.line(names.text(of: $0)) }.joined(separator: ", ")
    Terminal.print(say("Désigne", "Points at") + colon + shown)
  }

  private func event(_ event: RecordView) {
    let isAnswer = event.kind == CaseKind.reportAnswer.rawValue
    let step = isAnswer ? ReportAnswerField.step.rawValue : ReportStepField.step.rawValue
    let what = FieldPhrase.value(
      event.values[step, default: .null], of: step, kind: event.kind, language)
    let on =
      isAnswer ? event.day(ReportAnswerField.recordedOn) : event.day(ReportStepField.takenOn)
    let day = on.map { FieldText.display($0, language: language) } ?? "—"
    let mark = report.unread.contains(event.record) ? "● " : ""
    Terminal.print("\(mark)\(day)  \(what)" + writer(event, isAnswer))
    if isAnswer { answer(event) } else { comment(event.text(ReportStepField.comment)) }
  }

  private func writer(_ event: RecordView, _ isAnswer: Bool) -> String {
    if isAnswer { return "" }
    let name = event.text(ReportStepField.takenBy) ?? ""
    return name.isEmpty ? "" : " (\(SafeText.line(name)))"
  }

  private func answer(_ event: RecordView) {
    if let reason = event.text(ReportAnswerField.reason) {
      comment(GateReason.sentence(ofCode: reason)?.text(in: language) ?? reason)
    }
    if let decision = event.values[ReportAnswerField.decision.rawValue], decision != .null {
      comment(
        FieldPhrase.value(
          decision, of: ReportAnswerField.decision.rawValue, kind: event.kind, language))
    }
    comment(event.text(ReportAnswerField.externalReference))
    comment(event.text(ReportAnswerField.comment))
  }

  private func comment(_ text: String?) {
    guard let text, !text.isEmpty else { return }
    Terminal.print("    " + SafeText.lines(text, indent: "    "))
  }

  private func refused(_ refused: ReportProgress.Refused) {
    let day = refused.event.on.map { FieldText.display($0, language: language) } ?? "—"
    Terminal.print(
      say("Sans effet", "Without effect") + colon + "\(day) \(refused.event.move.code)")
    comment(refused.refusal.sentence.text(in: language))
  }
}
