/// Why the access log could not be used; what was to be read was then not shown.
package enum AccessLogError: Error, Hashable, Sendable {
  /// The log cannot be read.
  case unreadable
  /// The log cannot be written.
  case unwritable
  /// The last line of the log is none that this program wrote: nothing may be chained to it.
  case damaged
  /// Another command holds the log.
  case busy
}

/// What is wrong with a log; whatever it is, somebody or something has changed it.
package enum AccessLogFault: Hashable, Sendable {
  /// The line with this number, from 1, is not what was written, or one before it is gone.
  case line(Int)
  /// Entries at the end are gone, or the whole log.
  case end
  /// Entries were taken out otherwise than by pruning what is older than a year.
  case pruning
}
