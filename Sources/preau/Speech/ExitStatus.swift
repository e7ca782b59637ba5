/// How the program ends, for scripts and timers; the codes of a synchronisation are `SyncOutcome`'s.
enum ExitStatus: Int32 {
  case done = 0
  /// The ministry cannot be reached.
  case offline = 3
  /// The ministry or a rule refuses, or this computer is not enrolled.
  case refused = 4
  /// The replica's folder, file or disk did not do its part.
  case localDamage = 5
  /// The command was not understood.
  case usage = 64
  /// What was given to record cannot be recorded.
  case badData = 65
  /// No such case, record or conflict.
  case notFound = 66
  /// Nobody is signed in, or their role does not allow it.
  case notPermitted = 77
}
