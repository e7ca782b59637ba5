internal import AccessLogging
internal import CaseModel
internal import CaseTransfer
internal import LocalUsers
internal import SchoolReplica
internal import SyncMachine
internal import SyncOverHTTP

/// A failure as the program ends with it: a message and an exit code.
struct Failure: Error {
  let message: Message
  let status: ExitStatus

  init(_ message: Message, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }

  /// The failure for an error from below; `nil` for one of the command line's own.
  static func reading(_ error: any Error) -> Failure? {
    switch error {
    case let failure as Failure: failure
    case let error as CaseworkError: Failure(.casework(error), error.status)
    case let error as ReplicaHomeError: Failure(.home(error), .localDamage)
    case let error as RecordFileError: Failure(.recordFile(error), error.status)
    case let error as AccessLogError: Failure(.accessLog(error), .localDamage)
    case let error as HealthError: Failure(.health(error), error.status)
    case let error as TransferError: Failure(.transfer(error), error.status)
    case let error as TransferRefusal: Failure(.transferRefused(error), error.status)
    case let error as LocalUserError: Failure(.localUser(error), error.status)
    case ReplicaSyncError.notEnrolled: Failure(.notEnrolled, .refused)
    case let error as EnrolmentError: Failure(.enrolment(error), .refused)
    case let error as TransportError: Failure(.enrolmentTransport(error), error.status)
    case HubConnectionError.authoritiesUnreadable: Failure(.authorities, .localDamage)
    default: LocalTrouble(error).map { Failure(.local($0), .localDamage) }
    }
  }
}

extension CaseworkError {
  fileprivate var status: ExitStatus {
    switch self {
    case .noSuchCase, .noSuchRecord, .noSuchConflict, .noSuchPart, .noSuchReport, .noSuchChannel,
      .noErasureRequest:
      .notFound
    case .ambiguousCase, .ambiguousPart, .ambiguousReport: .notFound
    case .invalid, .unknownKind: .badData
    case .author: .usage
    case .writtenOnce, .signed, .centresOwn, .bySteps, .staysInCase, .originIsRead, .role, .gates,
      .move,
      .reportUnderWay, .held, .samePerson:
      .refused
    }
  }
}

extension RecordFileError {
  fileprivate var status: ExitStatus {
    switch self {
    case .missing: .notFound
    case .unreadable, .unwritable: .localDamage
    case .alreadyThere: .usage
    }
  }
}

extension TransportError {
  fileprivate var status: ExitStatus {
    switch self {
    case .refused: .refused
    case .offline, .notTheHub, .busy: .offline
    }
  }
}
