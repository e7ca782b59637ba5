internal import NIOCore

/// When what was sent arrives over a slow line: never before what was sent earlier.
struct LinePace {
  private let delay: TimeAmount
  private let bytesPerSecond: Int?
  /// When the line has carried all that was given to it.
  private var freeAt = NIODeadline.uptimeNanoseconds(0)

  init(_ faults: ConnectionFaults) {
    delay = .milliseconds(max(0, faults.delayMilliseconds))
    bytesPerSecond = faults.bytesPerSecond.map { max(1, $0) }
  }

  /// Whether everything arrives at once.
  var isInstant: Bool { bytesPerSecond == nil && delay == .nanoseconds(0) }

  /// Cuts bytes into what a slow line carries in a twentieth of a second; a fast one takes them whole.
  func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    guard let bytesPerSecond else { return bytes.isEmpty ? [] : [bytes[...]] }
    let size = max(1, bytesPerSecond / 20)
    return stride(from: 0, to: bytes.count, by: size).map {
      bytes[$0..<min($0 + size, bytes.count)]
    }
  }

  /// When a piece arrives that is sent now.
  mutating func arrival(ofByteCount count: Int, now: NIODeadline) -> NIODeadline {
    var duration = TimeAmount.nanoseconds(0)
    if let bytesPerSecond {
      duration = .nanoseconds(Int64(Double(count) / Double(bytesPerSecond) * 1e9))
    }
    // One nanosecond more than the piece before, so that equal times cannot change places.
    freeAt = max(now, freeAt + .nanoseconds(1)) + duration
    return freeAt + delay
  }
}
