internal import SyncProtocol

/// The bytes a run may send and receive, bodies only, for schools whose connection is counted.
package struct SyncBudget: Hashable, Sendable {
  /// The most the run may use; `nil` for no bound.
  package let bytesMax: UInt64?
  /// What it has used.
  package private(set) var usedBytes: UInt64 = 0

  /// What an answer may take besides its page, in bytes.
  package static let answerBytesReserved = 1024
  /// The smallest page worth asking for, in bytes.
  package static let pageBytesMin: UInt64 = 4096

  /// A budget of this many bytes.
  package init(bytesMax: UInt64? = nil) { self.bytesMax = bytesMax }

  /// The largest page to ask for with a request of this length.
  ///
  /// - Returns: bytes, or `nil` when the exchange could pass the budget.
  package func pageBytes(besideRequestOf byteCount: Int) -> UInt32? {
    let most = UInt64(Limits.columnsBytesMax)
    guard let bytesMax else { return UInt32(most) }
    var planned = self
    planned.use(byteCount: byteCount)
    planned.use(byteCount: Self.answerBytesReserved)
    let fixed = planned.usedBytes
    guard fixed <= bytesMax, bytesMax - fixed >= Self.pageBytesMin else { return nil }
    return UInt32(min(most, bytesMax - fixed))
  }

  /// Counts bytes as used.
  package mutating func use(byteCount: Int) {
    let (sum, overflow) = usedBytes.addingReportingOverflow(UInt64(max(byteCount, 0)))
    usedBytes = overflow ? .max : sum
  }
}
