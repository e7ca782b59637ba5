import SyncMachine
import SyncProtocol
import Synchronization

/// Carries exchanges through another transport, and keeps what went over it.
final class ObservingTransport<Inner: SyncTransport>: SyncTransport {
  /// An exchange that came to an end.
  struct Seen: Sendable {
    let request: ExchangeRequest
    let response: ExchangeResponse
  }

  private let inner: Inner
  private let seen = Mutex<[Seen]>([])

  init(_ inner: Inner) { self.inner = inner }

  func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse {
    let response = try await inner.exchange(request, number: number)
    seen.withLock { $0.append(Seen(request: request, response: response)) }
    return response
  }

  /// What went over it since the last time this was asked.
  func takeSeen() -> [Seen] {
    seen.withLock { seen in
      defer { seen = [] }
      return seen
    }
  }
}
