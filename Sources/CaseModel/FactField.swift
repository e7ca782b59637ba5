package import RecordModel

/// The numbers of a fact's fields.
///
/// Shape: a number is never reused. Source: domain study A2, A4.
package enum FactField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case happenedOn = 2
  case form = 3
  case place = 4
  case platform = 5
  case description = 6
  case url = 7
}

extension RecordKind {
  /// A dated fact; several of them prove repetition.
  package static let fact = RecordKind(
    CaseKind.fact.rawValue, "fact", label: Label("Fait", "Fact"),
    owner: FactField.case.rawValue,
    fields: [
      Field(FactField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        FactField.happenedOn, "happened_on", .date, .statistical, "Date du fait", "Happened on"),
      Field(FactField.form, "form", .code(.form), .statistical, "Forme", "Form"),
      Field(FactField.place, "place", .code(.context), .statistical, "Lieu", "Place"),
      Field(
        FactField.platform, "platform", .code(.platform), .statistical, "Plateforme", "Platform"),
      Field(
        FactField.description, "description", .text, .nominal, "Description", "Description"),
      Field(FactField.url, "url", .text, .nominal, "Adresse exacte du contenu", "Exact URL"),
    ])
}
