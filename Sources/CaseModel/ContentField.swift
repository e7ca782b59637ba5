package import RecordModel

/// The numbers of a content's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum ContentField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case platform = 2
  case url = 3
  case contentType = 4
  case category = 5
  case seenOn = 6
  case captureHash = 7
  case stillOnline = 8
  case account = 9
}

extension RecordKind {
  /// A content that is called into question; a notice is about contents.
  package static let content = RecordKind(
    CaseKind.content.rawValue, "content", label: Label("Contenu en ligne", "Online content"),
    owner: ContentField.case.rawValue,
    fields: [
      Field(ContentField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        ContentField.platform, "platform", .code(.platform), .statistical, "Plateforme", "Platform"),
      Field(ContentField.url, "url", .text, .nominal, "Adresse exacte", "Exact address"),
      Field(
        ContentField.contentType, "content_type", .code(.contentType), .statistical,
        "Type de contenu", "Type of content"),
      Field(
        ContentField.category, "category", .code(.contentCategory), .statistical,
        "Nature de l’atteinte", "Nature of the harm"),
      Field(ContentField.seenOn, "seen_on", .date, .pseudonymous, "Constaté le", "Seen on"),
      Field(
        ContentField.captureHash, "capture_hash", .text, .pseudonymous, "Empreinte de la capture",
        "Hash of the capture"),
      Field(
        ContentField.stillOnline, "still_online", .boolean, .pseudonymous, "Encore en ligne",
        "Still online"),
      Field(ContentField.account, "account", .reference, .pseudonymous, "Compte", "Account"),
    ])
}
