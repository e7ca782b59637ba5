/// What a session wants done next; the shell does it and tells the session how it went.
package enum SyncAction: Hashable, Sendable {
  /// Make the next request: the frame under way, if any, and where the replica stands.
  case collect
  /// Send the request, asking for a page of at most this many bytes.
  case exchange(pageBytesMax: UInt32)
  /// Check the answer and apply it.
  case apply
  /// Do nothing for this long, then say `waited`.
  case wait(milliseconds: UInt64)
  /// Stop; every further event gets the same action again.
  case end(SyncOutcome)
}
