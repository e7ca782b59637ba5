package import RecordModel

extension Vocabulary {
  /// What a content is, in the terms of the DSA transparency database.
  package static let contentType = Vocabulary(
    "content_type",
    [
      Term("text", "Texte", "Text"),
      Term("image", "Image", "Image"),
      Term("video", "Vidéo", "Video"),
      Term("audio", "Audio", "Audio"),
      Term("app", "Application", "App"),
      Term("synthetic", "Contenu de synthèse", "Synthetic media"),
      Term("product", "Produit", "Product"),
      Term("other", "Autre", "Other"),
    ])

  /// What harm a content does; each has a keyword of the DSA transparency database.
  package static let contentCategory = Vocabulary(
    "content_category",
    [
      Term("cyber_bullying_intimidation", "Cyberintimidation", "Cyber bullying"),
      Term("cyber_harassment", "Cyberharcèlement", "Cyber harassment"),
      Term("cyber_stalking", "Traque en ligne", "Cyber stalking"),
      Term("cyber_incitement", "Incitation à la haine", "Incitement to hatred"),
      Term("impersonation", "Usurpation ou piratage", "Impersonation or hijacking"),
      Term("non_consensual_image", "Image intime d’un majeur", "Intimate image of an adult"),
      Term("minor_sexual_image", "Image sexuelle de mineur", "Sexual image of a minor"),
      Term("defamation", "Diffamation", "Defamation"),
      Term("personal_data", "Données personnelles", "Personal data"),
      Term("suicide", "Incitation au suicide", "Incitement to suicide"),
      Term("unsafe_challenge", "Défi dangereux", "Unsafe challenge"),
    ])

  /// How sure it is whose account it is.
  package static let certainty = Vocabulary(
    "certainty",
    [
      Term("alleged", "Allégué", "Alleged"),
      Term("probable", "Probable", "Probable"),
      Term("admitted", "Reconnu", "Admitted"),
      Term("proven", "Établi", "Proven"),
    ])

  /// What a platform decided, in the terms of the DSA transparency database.
  package static let decisionOfPlatform = Vocabulary(
    "decision_of_platform",
    [
      Term("visibility_removal", "Contenu retiré", "Content removed"),
      Term("visibility_disable", "Accès au contenu bloqué", "Access disabled"),
      Term("visibility_demoted", "Visibilité réduite", "Demoted"),
      Term("account_suspended", "Compte suspendu", "Account suspended"),
      Term("account_terminated", "Compte fermé", "Account terminated"),
      Term("partial_suspension", "Suspension partielle du service", "Partial suspension"),
      Term("no_action", "Aucune mesure", "No action"),
      Term("other", "Autre mesure", "Other measure"),
    ])

  /// What a platform's decision rests on.
  package static let ground = Vocabulary(
    "ground",
    [
      Term("illegal_content", "Contenu illicite", "Illegal content"),
      Term(
        "incompatible_content", "Contraire aux conditions d’utilisation", "Against the terms of use"
      ),
    ])
}
