/// What is wrong with a content.
///
/// Shape: the code of the field `category` of a content. Source: domain study A4.
package enum ContentCategory: String, Hashable, Sendable, CaseIterable {
  case cyberBullyingIntimidation = "cyber_bullying_intimidation"
  case cyberHarassment = "cyber_harassment"
  case cyberStalking = "cyber_stalking"
  case cyberIncitement = "cyber_incitement"
  case impersonation
  case nonConsensualImage = "non_consensual_image"
  case minorSexualImage = "minor_sexual_image"
  case defamation
  case personalData = "personal_data"
  case suicide
  case unsafeChallenge = "unsafe_challenge"

  /// The keyword of the DSA transparency database; data protection has a category and no keyword.
  package var transparencyTerm: String {
    switch self {
    case .cyberBullyingIntimidation: "KEYWORD_CYBER_BULLYING_INTIMIDATION"
    case .cyberHarassment: "KEYWORD_CYBER_HARASSMENT"
    case .cyberStalking: "KEYWORD_CYBER_STALKING"
    case .cyberIncitement: "KEYWORD_CYBER_INCITEMENT"
    case .impersonation: "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING"
    case .nonConsensualImage: "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING"
    case .minorSexualImage: "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL"
    case .defamation: "KEYWORD_DEFAMATION"
    case .personalData: "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS"
    case .suicide: "KEYWORD_SUICIDE"
    case .unsafeChallenge: "KEYWORD_UNSAFE_CHALLENGES"
    }
  }
}
