package import RecordModel

/// The numbers of an account's fields.
///
/// Shape: a number is never reused. Source: domain study A2 to A5.
package enum AccountField: UInt8, Hashable, Sendable, CaseIterable {
  case `case` = 1
  case platform = 2
  case handle = 3
  case url = 4
  case person = 5
  case certainty = 6
}

extension RecordKind {
  /// An online account that is called into question; whose it is remains an allegation.
  package static let account = RecordKind(
    CaseKind.account.rawValue, "account", label: Label("Compte en ligne", "Online account"),
    owner: AccountField.case.rawValue,
    fields: [
      Field(AccountField.case, "case", .reference, .pseudonymous, "Situation", "Case"),
      Field(
        AccountField.platform, "platform", .code(.platform), .statistical, "Plateforme", "Platform"),
      Field(AccountField.handle, "handle", .text, .nominal, "Identifiant", "Handle"),
      Field(AccountField.url, "url", .text, .nominal, "Adresse du compte", "Account address"),
      Field(
        AccountField.person, "person", .reference, .pseudonymous, "Attribué à", "Attributed to"),
      Field(
        AccountField.certainty, "certainty", .code(.certainty), .pseudonymous,
        "Certitude de l’attribution", "Certainty of attribution"),
    ])
}
