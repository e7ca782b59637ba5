/// The words of a table in one language.
package struct TableWords: Sendable {
  package var period: String
  package var code: String
  package var territory: String
  package var category: String
  package var figure: String
  package var least: String
  package var greatest: String
  package var months: String
  package var all: String
  /// What people read of a category.
  package var label: @Sendable (String) -> String

  /// French words.
  package static func french(category: String, label: @escaping @Sendable (String) -> String)
    -> TableWords
  {
    TableWords(
      period: "période", code: "code", territory: "territoire", category: category,
      figure: "nombre", least: "minimum", greatest: "maximum", months: "mois comptés",
      all: "Ensemble", label: label)
  }

  /// English words.
  package static func english(category: String, label: @escaping @Sendable (String) -> String)
    -> TableWords
  {
    TableWords(
      period: "period", code: "code", territory: "territory", category: category, figure: "count",
      least: "least", greatest: "greatest", months: "months counted", all: "All", label: label)
  }

  /// What people read of a line's category.
  package func text(of row: CountTableRow) -> String {
    row.category == CountTableRow.all ? all : label(row.category)
  }
}
