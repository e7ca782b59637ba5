import Deflate
import SyncProtocol

/// Bytes as vectors write them: hexadecimal, or a list of hexadecimal and how often it is repeated.
struct VectorBytes: Decodable {
  let bytes: [UInt8]

  init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      bytes = Self.bytes(text)
      return
    }
    var parts = try decoder.unkeyedContainer()
    var bytes: [UInt8] = []
    while !parts.isAtEnd {
      var part = try parts.nestedUnkeyedContainer()
      let text = try part.decode(String.self)
      let times = try part.decode(Int.self)
      bytes += Array(repeatElement(Self.bytes(text), count: times).joined())
    }
    self.bytes = bytes
  }

  private static func bytes(_ text: String) -> [UInt8] {
    let digits = Array(text.utf8).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}

extension FrameError {
  /// The error's name in `protocol/06-errors.md`, section 3.
  var vectorName: String {
    switch self {
    case .envelope: "envelope"
    case .deflate(let error): "deflate." + error.vectorName
    case .unknownDictionary: "unknownDictionary"
    case .truncated: "truncated"
    case .malformed(let rule): "malformed." + rule.rawValue
    case .limit(let limit): "limit." + limit.rawValue
    }
  }
}

extension DeflateError {
  fileprivate var vectorName: String {
    switch self {
    case .corrupt: "corrupt"
    case .truncated: "truncated"
    case .trailingBytes: "trailingBytes"
    case .wrongDictionary: "wrongDictionary"
    case .tooLarge: "tooLarge"
    case .ratioExceeded: "ratioExceeded"
    case .outOfMemory: "outOfMemory"
    }
  }
}
