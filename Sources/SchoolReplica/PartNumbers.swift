package import RecordModel

/// Short numbers by which people name the parts of a case.
///
/// Made from what the part is, not from its place in a list: a part that arrives by a sync never takes the number of
/// another that somebody has just read. Shape: three digits, six for those that would share three; these answer to the three
/// still, as long as no other that may be meant does.
package struct PartNumbers: Hashable, Sendable {
  private let numbers: [RecordID: Int]

  /// Numbers for all parts of one case.
  init(_ records: [RecordID]) {
    var counts: [Int: Int] = [:]
    for record in records { counts[Self.short(record), default: 0] += 1 }
    var numbers: [RecordID: Int] = [:]
    for record in records {
      let short = Self.short(record)
      numbers[record] =
        counts[short, default: 0] == 1 ? short : Int(Self.hash(record) % 900_000) + 100_000
    }
    self.numbers = numbers
  }

  /// The number of a part, `nil` for a record that is none of the case's.
  package func number(of record: RecordID) -> Int? { numbers[record] }

  /// Whether a part is called so, or was before another came that would share its number.
  func answers(_ record: RecordID, to number: Int) -> Bool {
    guard let current = numbers[record] else { return false }
    return current == number || Self.short(record) == number
  }

  private static func short(_ record: RecordID) -> Int { Int(hash(record) % 900) + 100 }

  /// FNV-1a over the record's name.
  private static func hash(_ record: RecordID) -> UInt64 {
    String(describing: record).utf8.reduce(0xcbf2_9ce4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
  }
}
