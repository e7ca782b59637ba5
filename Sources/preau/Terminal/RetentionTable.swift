internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// What retention asks for, one case a line.
struct RetentionTable {
  private let lines: [RetentionLine]
  private let language: Language

  init(_ lines: [RetentionLine], language: Language) {
    self.lines = lines
    self.language = language
  }

  func print() {
    guard !lines.isEmpty else {
      Terminal.note(Label("Rien n’est dû.", "Nothing is due.").text(in: language))
      return
    }
    var table = TextTable(
      [Label("Situation", "Case"), Label("Ce qui est dû", "What is due")].map {
        $0.text(in: language)
      })
    for line in lines { table.add([line.caseName.text, Self.label(line).text(in: language)]) }
    table.lines.forEach(Terminal.print)
  }

  private static func label(_ line: RetentionLine) -> Label {
    switch line.step {
    case .keep: Label("à garder", "to keep")
    case .archive: Label("à archiver (accès restreint)", "to archive (restricted access)")
    case .erasePersons where line.isRequested, .eraseAll where line.isRequested:
      Label("effacement déjà demandé", "erasure asked for already")
    case .erasePersons:
      Label("à effacer : durée de conservation échue", "to erase: end of retention")
    case .eraseAll:
      Label("à effacer, chiffres compris", "to erase, figures included")
    case .held: Label("gelée : rien n’est effacé", "held: nothing is erased")
    }
  }
}
