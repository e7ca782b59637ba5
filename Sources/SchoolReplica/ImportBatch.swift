internal import CaseModel
internal import RecordModel

/// Good lines that wait to be recorded in one transaction.
struct ImportBatch {
  /// One record to make or change.
  struct Item {
    let line: Int
    let id: String
    let kind: CaseKind
    /// The record it changes; `nil` when it makes one.
    let record: RecordID?
    let values: [UInt8: ImportValue]
  }

  private(set) var items: [Item] = []
  private var byteCount = 0

  /// What a batch may take in a change-set, by a careful estimate; the store has the last word.
  static let byteCountMax = 160 * 1024

  /// Whether `item` would make the batch too large, or change a record twice.
  func mustFlush(before item: Item) -> Bool {
    items.count >= Replica.editsPerTransactionMax
      || !items.isEmpty && byteCount + Self.byteCount(item) > Self.byteCountMax
      || item.record != nil && items.contains { $0.record == item.record }
  }

  mutating func append(_ item: Item) {
    items.append(item)
    byteCount += Self.byteCount(item)
  }

  private static func byteCount(_ item: Item) -> Int {
    item.values.values.reduce(64) { $0 + $1.byteCount }
  }
}
