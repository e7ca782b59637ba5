internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// What is to be done, one a line: the day, the case, what, and why; nothing of anybody.
struct AgendaTable {
  private let items: [AgendaItem]
  private let day: CalendarDay
  private let language: Language

  init(_ items: [AgendaItem], day: CalendarDay, language: Language) {
    self.items = items
    self.day = day
    self.language = language
  }

  func print() {
    guard !items.isEmpty else {
      Terminal.note(Label("Rien à faire.", "Nothing to do.").text(in: language))
      return
    }
    let headings = [
      Label("Au plus tard le", "Due on"), Label("", ""), Label("Situation", "Case"),
      Label("N°", "No."), Label("Échéance", "What"),
    ]
    var table = TextTable(headings.map { $0.text(in: language) })
    for item in items { table.add(row(item)) }
    table.lines.forEach(Terminal.print)
  }

  private func row(_ item: AgendaItem) -> [String] {
    let label = Vocabulary.taskKind.term(item.kind)?.label.text(in: language) ?? item.kind
    return [
      FieldText.display(item.dueOn, language: language), mark(item), item.caseName.text,
      item.number.map(String.init) ?? "",
      item.sentence?.text(in: language) ?? label,
    ]
  }

  private func mark(_ item: AgendaItem) -> String {
    if item.doneOn != nil { return say("fait", "done") }
    return item.isOverdue(on: day) ? "!" : ""
  }
}
