internal import CaseModel
internal import RecordModel
internal import SchoolReplica
internal import SyncMachine
internal import SyncOverHTTP
internal import SyncProtocol

extension Message {
  /// The hub was not reached.
  static func unreached(_ reason: UnreachedReason, _ pendingCount: UInt64) -> Message {
    switch reason {
    case .network(let reason):
      Message(network(reason), safe: kept(pendingCount), next: networkNext(reason))
    case .notTheHub(let reason):
      Message(
        Label(
          "Autre chose que le ministère a répondu (\(reason.rawValue)) : un portail ou un proxy, sans doute.",
          "Something other than the ministry answered (\(reason.rawValue)): a portal or a proxy, most likely."
        ),
        safe: kept(pendingCount),
        next: Label(
          "Ouvrir une page dans un navigateur pour passer le portail, puis recommencer.",
          "Open a page in a browser to get past the portal, then try again."))
    case .busy(let seconds):
      Message(
        Label("Le ministère est très sollicité.", "The ministry is very busy."),
        safe: kept(pendingCount),
        next: Label(
          "Recommencer dans \(max(seconds, 60)) secondes.",
          "Try again in \(max(seconds, 60)) seconds."))
    }
  }

  /// The hub does not go on.
  static func refused(_ reason: RefusalReason, _ pendingCount: UInt64) -> Message {
    let code = SafeText.line(reason.code)
    let happened =
      switch reason {
      case .databaseOlder:
        Label(
          "La base de cet ordinateur est une sauvegarde restaurée ou une copie (\(code)).",
          "This computer's database is a restored backup or a copy (\(code)).")
      case .hubOlder:
        Label(
          "Le ministère a moins que ce qu’il avait accusé reçu (\(code)).",
          "The ministry has less than it had acknowledged (\(code)).")
      case .historyForked:
        Label(
          "Deux ordinateurs ont parlé sous le même nom (\(code)).",
          "Two computers have spoken under one name (\(code)).")
      case .code:
        Label(
          "Le ministère refuse l’échange (\(code)).", "The ministry refuses the exchange (\(code))."
        )
      case .answer:
        Label(
          "La réponse du ministère ne va pas avec la demande (\(code)).",
          "The ministry's answer does not fit the request (\(code)).")
      }
    return Message(
      happened, safe: kept(pendingCount),
      next: Label(
        "Continuer à enregistrer sans crainte ; donner ce code à l’assistance.",
        "Go on recording without fear; give this code to support."))
  }

  private static func network(_ reason: OfflineReason) -> Label {
    switch reason {
    case .connection: Label("Le ministère n’est pas joignable.", "The ministry cannot be reached.")
    case .name:
      Label("L’adresse du ministère n’est pas trouvée.", "The ministry's address is not found.")
    case .timeout:
      Label("Le ministère n’a pas répondu à temps.", "The ministry did not answer in time.")
    case .certificate:
      Label(
        "Le certificat présenté n’est pas admis ici.", "The certificate shown is not accepted here."
      )
    case .cut: Label("La connexion a été coupée.", "The connection was cut.")
    }
  }

  private static func networkNext(_ reason: OfflineReason) -> Label {
    switch reason {
    case .certificate:
      Label(
        "Vérifier l’heure de l’ordinateur et le fichier --ca, puis appeler l’assistance.",
        "Check the computer's time and the --ca file, then call support.")
    case .connection, .name, .timeout, .cut:
      Label(
        "Continuer à travailler ; `preau sync` reprendra quand il y aura du réseau.",
        "Go on working; `preau sync` will resume when there is a network.")
    }
  }

  /// The computer is not enrolled.
  static let notEnrolled = Message(
    Label(
      "Cet ordinateur n’est pas encore relié au ministère.",
      "This computer is not connected to the ministry yet."),
    safe: Label(
      "Tout ce qui est enregistré est gardé, et partira ensuite.",
      "Everything recorded is kept, and will go then."),
    next: Label(
      "Demander un code, puis `preau enrol ADRESSE --code CODE`.",
      "Ask for a code, then `preau enrol ADDRESS --code CODE`."))

  /// An address that cannot be one.
  static func address(_ error: HubAddressError) -> Message {
    let happened =
      switch error {
      case .malformed:
        Label("L’adresse s’écrit https://nom.", "The address is written https://name.")
      case .moreThanHost:
        Label(
          "L’adresse s’arrête au nom : https://nom.",
          "The address ends with the name: https://name.")
      case .notEncrypted:
        Label("L’adresse commence par https://.", "The address begins with https://.")
      }
    return Message(
      happened, safe: nothingChanged,
      next: Label(
        "La recopier depuis le courrier du ministère.", "Copy it from the ministry's letter."))
  }

  /// The file of authorities is of no use.
  static let authorities = Message(
    Label(
      "Le fichier des autorités de certification ne peut pas être lu.",
      "The file of certificate authorities cannot be read."), safe: nothingChanged,
    next: Label(
      "Vérifier --ca, ou hub-ca.pem dans le dossier.", "Check --ca, or hub-ca.pem in the folder."))
}
