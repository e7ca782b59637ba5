internal import RecordModel

extension FieldValue {
  /// About how many bytes the value takes before zlib.
  var estimatedBytes: Int {
    switch self {
    case .null, .boolean: 1
    case .text(let text): text.utf8.count + 1
    case .bytes(let bytes): bytes.count + 2
    case .integer, .date: 4
    case .reference: 6
    }
  }
}
