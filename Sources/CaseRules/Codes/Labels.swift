package import RecordModel

extension ReportAct {
  /// What people read.
  package var label: Label {
    switch self {
    case .contentRemoval: Label("Retrait de contenu", "Removal of a content")
    case .impersonation: Label("Usurpation d’identité", "Impersonation")
    case .accountRestriction: Label("Restriction de compte", "Restriction of an account")
    case .accountClosure: Label("Fermeture de compte", "Closing of an account")
    case .courtOrder:
      Label("Exécution d’une décision de justice", "Execution of a court's decision")
    }
  }
}

extension QualificationCode {
  /// What people read.
  package var label: Label {
    switch self {
    case .unqualified: Label("Non qualifiée", "Not qualified")
    case .otherConflict: Label("Conflit ou autre", "Conflict or other")
    case .intimidation: Label("Intimidation", "Bullying")
    case .suspected: Label("Harcèlement suspecté", "Suspected harassment")
    case .substantiated: Label("Harcèlement avéré", "Substantiated harassment")
    case .unfounded: Label("Non avéré", "Unfounded")
    }
  }
}

extension ReportStatus {
  /// What people read.
  package var label: Label {
    switch self {
    case .draft: Label("Brouillon", "Draft")
    case .toValidateHead: Label("À valider par le chef", "To be approved by the head")
    case .refused: Label("Refusé", "Refused")
    case .validated: Label("Validé, pas encore envoyé au centre", "Approved, not yet at the centre")
    case .toValidateAcademy: Label("À valider par l’académie", "To be approved at the académie")
    case .toTransmit: Label("À transmettre", "To be transmitted")
    case .transmitted: Label("Transmis", "Transmitted")
    case .acknowledged: Label("Accusé de réception", "Acknowledged")
    case .inTreatment: Label("En traitement par le destinataire", "Being treated")
    case .decided: Label("Décision reçue", "Decided")
    case .noAnswer: Label("Sans réponse", "No answer")
    case .contested: Label("Contesté", "Contested")
    case .closed: Label("Clos", "Closed")
    case .withdrawn: Label("Retiré", "Withdrawn")
    case .failed: Label("Échec de l’envoi", "Sending failed")
    case .expired: Label("Expiré", "Expired")
    }
  }
}

extension ContentCategory {
  /// What people read.
  package var label: Label {
    switch self {
    case .cyberBullyingIntimidation: Label("Cyberintimidation", "Cyberbullying")
    case .cyberHarassment: Label("Cyberharcèlement", "Cyber-harassment")
    case .cyberStalking: Label("Traque en ligne", "Cyberstalking")
    case .cyberIncitement: Label("Incitation à la haine ou à la violence", "Incitement")
    case .impersonation: Label("Usurpation ou piratage de compte", "Impersonation or hijacking")
    case .nonConsensualImage: Label("Image intime d’un majeur", "Intimate image of an adult")
    case .minorSexualImage: Label("Image sexuelle d’un mineur", "Sexual image of a minor")
    case .defamation: Label("Diffamation", "Defamation")
    case .personalData: Label("Données personnelles", "Personal data")
    case .suicide: Label("Incitation au suicide", "Incitement to suicide")
    case .unsafeChallenge: Label("Défi dangereux", "Dangerous challenge")
    }
  }
}
