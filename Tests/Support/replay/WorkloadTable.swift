import Foundation

/// One line of a workload's table: sums over its change-sets, or the median one; bytes, milliseconds, MB and KB.
struct WorkloadRow: Encodable {
  var name: String
  var raw: Double?
  var bytes: Double?
  var signatures: Double?
  var edit: Double?
  var export: Double?
  var zlib: Double?
  var sign: Double?
  var verify: Double?
  var inflate: Double?
  var apply: Double?
  var wall: Double?
  var memoryKibibytes: Double?
  var storeBytes: Double?

  /// The row as Markdown, with bytes in `unit`, and ratios to the floors given.
  func line(unit: Double, xzBytes: Double?, floorApply: Double?) -> String {
    var cells = [name]
    cells += [raw, bytes, signatures].map { Self.text($0.map { $0 / unit }) }
    cells.append(Self.ratio(bytes, xzBytes, format: "%.2f"))
    cells += [edit, export, zlib, sign, verify, inflate, apply].map(Self.text)
    cells.append(Self.ratio(apply, floorApply, format: "%.1f"))
    cells += [wall, memoryKibibytes.map { $0 / 1024 }, storeBytes.map { $0 / 1000 }]
      .map(Self.text)
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// The head of every table.
  static let head = """
    | | raw | frames | of it signatures | ×xz | edit | export | zlib | sign | verify | inflate | apply | ×C lww \
    | wall | RSS MB | disk KB |
    |---|\(String(repeating: "--:|", count: 15))
    """

  private static func ratio(_ value: Double?, _ floor: Double?, format: String) -> String {
    guard let value, let floor, floor > 0 else { return "–" }
    return String(format: format, value / floor)
  }

  /// Three significant digits, whole numbers from 100 on.
  static func text(_ value: Double?) -> String {
    guard let value else { return "–" }
    guard abs(value) >= 99.95 else { return String(format: "%.3g", value) }
    var digits = String(Int(value.rounded()))
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
    }
    return digits
  }
}

/// What the workloads are called and how they are counted.
enum WorkloadTitle {
  static let all: [(name: String, title: String)] = [
    ("w1", "W1 initial: 50 schools × 200 cases × 25 fields, 50 frames into one hub (KB and ms)"),
    (
      "w2",
      "W2 daily delta: 12 field edits on 5 cases + 1 new case, into a hub of 10,000 cases (median frame, bytes and ms)"
    ),
    ("w3", "W3 backlog: 10,000 field updates on 2,000 cases (KB and ms)"),
    (
      "w4",
      "W4 concurrent: 3 × 3,000 field updates on the same 500 cases; 3 frames merged at the hub, pages merged at the 3 replicas (KB and ms)"
    ),
    (
      "w5",
      "W5 fan-in: 1,000 frames of 10 edits, up to 512 committed together (KB and ms)"
    ),
  ]

  /// Whether the median change-set is told instead of the sum of all.
  static func tellsMedian(of name: String) -> Bool { name == "w2" }
}
