/// What has happened to a run, as told to its session.
package enum SyncEvent: Hashable, Sendable {
  /// The run may begin.
  case started
  /// The next request is ready to be sent.
  case collected(CollectedRequest)
  /// The hub's answer is here: signed, bound to the request, and of this many bytes.
  case answered(byteCount: Int)
  /// The exchange did not come to an end; `random` is a fresh random number, for the wait.
  case failed(TransportError, random: UInt64)
  /// The answer is applied and on the disk.
  case applied(Remainder)
  /// The answer is the hub's, but does not fit what was sent; nothing of it was applied.
  case unusable(AnswerFault)
  /// The wait is over.
  case waited
  /// The replica's own folder or file did not do its part.
  case damaged(LocalFault)
  /// Whoever started the run wants it to end.
  case cancelled
}

/// What a session must know of a request before it is sent.
package struct CollectedRequest: Hashable, Sendable {
  /// The exchange number the request is signed with.
  package let number: UInt64
  /// The length of the request's body, in bytes.
  package let byteCount: Int
  /// The last own counter that this replica knows to be acknowledged.
  package let acknowledgedCounter: UInt64

  /// A request's facts.
  package init(number: UInt64, byteCount: Int, acknowledgedCounter: UInt64) {
    self.number = number
    self.byteCount = byteCount
    self.acknowledgedCounter = acknowledgedCounter
  }
}

/// What is left to do once an answer is applied.
package enum Remainder: Hashable, Sendable {
  /// Something is left to send or to fetch.
  case something
  /// Nothing is left, and the signed receipt has the state hash of this replica.
  case nothing
  /// Nothing is left, and the two state hashes differ.
  case difference
  /// Nothing is left, and the hub has set own changes aside, so the two state hashes cannot be equal.
  case setAside
}
