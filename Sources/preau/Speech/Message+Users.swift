internal import CaseModel
internal import LocalUsers
internal import RecordModel

extension Message {
  /// What is said when something with local users could not be done.
  static func localUser(_ error: LocalUserError) -> Message {
    Message(error.happened, safe: nothingChanged, next: error.next("preau user"))
  }
}

extension LocalUserError {
  /// How the program ends with it.
  var status: ExitStatus {
    switch self {
    case .wrong, .waiting, .notSignedIn, .notManager, .otherTerritory, .nowhereToAsk, .cancelled:
      .notPermitted
    case .noSuchUser: .notFound
    case .sourceUnreadable, .sourceOpenToOthers: .usage
    case .damaged, .unreadable, .unwritable, .busy, .noMemory: .localDamage
    case .alreadyThere, .loginShape, .nameShape, .role, .firstRole, .territoryNeeded,
      .territoryUnknown, .territoryNotAllowed, .lastManager, .weakPassphrase, .passphrasesDiffer:
      .badData
    }
  }
}
