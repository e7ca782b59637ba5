internal import CaseModel
internal import RecordModel
internal import SchoolReplica
internal import SyncMachine
internal import SyncProtocol

extension Message {
  /// A code that cannot be one.
  static let enrolmentCode = Message(
    Label(
      "Ce n’est pas un code du ministère : 24 caractères, un point, puis 16 caractères.",
      "This is not a code of the ministry: 24 characters, a dot, then 16 characters."),
    safe: nothingChanged, next: copyWhole)

  /// The computer was not enrolled.
  static func enrolment(_ error: EnrolmentError) -> Message {
    switch error {
    case .alreadyEnrolled:
      Message(
        Label(
          "Cet ordinateur est déjà relié au ministère.",
          "This computer is connected to the ministry already."),
        safe: Label(
          "Rien n’a été modifié ; le code n’a pas servi.",
          "Nothing was changed; the code was not used."),
        next: Label("`preau status` dit où il en est.", "`preau status` says where it stands."))
    case .labelTooLong:
      Message(
        Label(
          "Le nom de l’ordinateur dépasse 128 octets.",
          "The computer's name is longer than 128 bytes."),
        safe: nothingChanged, next: Label("Choisir un nom plus court.", "Choose a shorter name."))
    case .notTheHub:
      Message(
        Label(
          "Ce n’est pas le ministère qui a donné ce code qui a répondu.",
          "What answered is not the ministry that gave this code."),
        safe: Label("Rien n’a été envoyé d’autre que le code.", "Nothing but the code was sent."),
        next: Label(
          "Vérifier l’adresse ; demander un nouveau code depuis un autre réseau.",
          "Check the address; ask for a new code from another network."))
    case .answerUnusable:
      Message(
        Label("La réponse du ministère est inutilisable.", "The ministry's answer cannot be used."),
        safe: nothingChanged, next: Label("Appeler l’assistance.", "Call support."))
    }
  }

  /// The enrolment did not come to an end.
  static func enrolmentTransport(_ error: TransportError) -> Message {
    switch error {
    case .offline(let reason): unreached(.network(reason), 0).keeping(nothingChanged)
    case .notTheHub(let reason): unreached(.notTheHub(reason), 0).keeping(nothingChanged)
    case .busy(let seconds): unreached(.busy(retryAfterSeconds: seconds), 0).keeping(nothingChanged)
    case .refused(let refusal):
      Message(
        refusal.knownCode == .enrolmentRefused
          ? Label(
            "Le ministère n’admet pas ce code : déjà utilisé, périmé ou mal recopié.",
            "The ministry does not accept this code: used already, out of date, or copied wrongly.")
          : Label(
            "Le ministère refuse (\(SafeText.line(refusal.code))).",
            "The ministry refuses (\(SafeText.line(refusal.code)))."),
        safe: nothingChanged, next: copyWhole)
    }
  }

  private static let copyWhole = Label(
    "Le recopier en entier, ou en demander un nouveau.", "Copy it whole, or ask for a new one.")

  private func keeping(_ safe: Label) -> Message { Message(happened, safe: safe, next: next) }
}
