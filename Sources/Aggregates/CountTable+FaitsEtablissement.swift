/// The words of the export of Faits établissement in one language.
package struct FactExportWords: Sendable {
  package var heading: String
  /// The family of facts that harassment belongs to.
  package var family: String
  package var allFacts: String
  package var allLevels: String

  /// French, as the application itself writes it.
  package static let french = FactExportWords(
    heading: "TYPE FAIT ATTEINTES|TYPE FAIT|GRAVITE|ANNEE-MOIS|TOTAL",
    family: "Atteintes aux personnes", allFacts: "Harcèlement : tous types de faits",
    allLevels: "Tous niveaux")

  /// English.
  package static let english = FactExportWords(
    heading: "VIOLATION TYPE|FACT TYPE|GRAVITY|YEAR-MONTH|TOTAL", family: "Harm to persons",
    allFacts: "Harassment: all types of facts", allLevels: "All levels")
}

extension CountTable {
  /// The table in the pipe format of Faits établissement: by type of fact, or by gravity, one line per month.
  ///
  /// The two are never crossed: types of fact have all levels, and levels all types. Areas smaller than the nation are named
  /// before the family. A hidden figure is written as tables show it. Source: domain study A3.
  package func factExport(_ words: FactExportWords, _ table: TableWords) -> String {
    let lines = rows.map { row in
      let family = query.level == .nation ? words.family : "\(row.territory) - \(words.family)"
      let text = row.category == CountTableRow.all ? nil : table.label(row.category)
      let isGravity = query.breakdown?.name == "gravity"
      let fields = [
        isGravity ? words.allFacts : text ?? words.allFacts,
        isGravity ? text ?? words.allLevels : words.allLevels, row.period.description,
        row.figure.description,
      ]
      return ([Self.bare(family)] + fields.map { "\"\(Self.bare($0))\"" }).joined(separator: "|")
    }
    return ([words.heading] + lines).map { $0 + "\n" }.joined()
  }

  /// A text without what the format is made of.
  private static func bare(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "|" && $0 != "\"" }))
  }
}
