internal import Crypto
internal import Foundation

/// The chain that the lines of a log make: `HASH JSON`, the hash over the hash before and the JSON.
enum AccessChain {
  /// What the first entry is chained to.
  static let start = String(repeating: "0", count: 64)

  /// The hash of a line.
  static func hash(_ json: some DataProtocol, after previous: String) -> String {
    var hasher = SHA256()
    hasher.update(data: Data(previous.utf8))
    hasher.update(data: json)
    return hasher.finalize().map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }

  /// Writes a line, its end included.
  static func line(
    _ value: some Encodable, after previous: String
  ) throws(AccessLogError) -> (bytes: [UInt8], hash: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(value) else { throw .unwritable }
    let hash = hash(json, after: previous)
    return (Array((hash + " ").utf8) + json + [UInt8(ascii: "\n")], hash)
  }

  /// A line's hash and JSON; `nil` when it is not one.
  static func parts(of line: ArraySlice<UInt8>) -> (hash: String, json: Data)? {
    guard line.count > 65, line[line.startIndex + 64] == UInt8(ascii: " "),
      let hash = String(validating: line.prefix(64), as: UTF8.self)
    else { return nil }
    return (hash, Data(line.dropFirst(65)))
  }
}
