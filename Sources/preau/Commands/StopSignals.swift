internal import Dispatch
internal import Foundation

/// Turns SIGINT and SIGTERM into one call, so that a run ends between two exchanges.
struct StopSignals {
  private let sources: [any DispatchSourceSignal]

  /// Listens until `stop`.
  init(_ handler: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler(handler: handler)
      source.resume()
      return source
    }
  }

  /// Stops listening.
  func stop() { sources.forEach { $0.cancel() } }
}
