import Foundation
import Testing

@Suite struct `The contract` {
  /// The value of an expression of products, shifts and differences, as limits are written.
  private func value(of expression: String) -> UInt64? {
    let bare = expression.replacing("_", with: "")
    if let range = bare.range(of: " - ") {
      guard let left = value(of: String(bare[..<range.lowerBound])),
        let right = value(of: String(bare[range.upperBound...]))
      else { return nil }
      return left - right
    }
    if let range = bare.range(of: " << ") {
      guard let left = value(of: String(bare[..<range.lowerBound])),
        let right = value(of: String(bare[range.upperBound...]))
      else { return nil }
      return left << right
    }
    return bare.split(separator: " * ").reduce(UInt64(1)) { product, factor in
      product.flatMap { product in UInt64(factor).map { product * $0 } }
    }
  }

  @Test func `states every limit of the code, and no other number`() throws {
    var coded: [String: UInt64] = [:]
    let files = ["Sources/SyncProtocol/Limits.swift", "Sources/CaseTransfer/TransferLimits.swift"]
    for line in try files.flatMap({ try Checkout.text($0).split(separator: "\n") }) {
      guard let match = line.firstMatch(of: /static let (\w+)[^=]*= (.+)$/) else { continue }
      coded[String(match.1)] = value(of: String(match.2))
    }
    var written: [String: UInt64] = [:]
    for cells in try Checkout.tableRows("protocol/07-limits.md")
    where cells[0].wholeMatch(of: /[a-z]+[A-Z]\w+/) != nil {
      written[cells[0]] = UInt64(cells[1])
      #expect(!cells[2].isEmpty && !cells[3].isEmpty, "\(cells[0]) has no unit or no reason")
    }
    #expect(coded.count > 20)
    #expect(coded == written)
  }

  /// The raw values of the cases of an enum of strings.
  private func cases(_ file: String) throws -> [String] {
    try Checkout.text(file).split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^ *case \w+ = "([a-z_]+)"/).map { String($0.1) }
    }
  }

  @Test(arguments: [
    "Sources/SyncProtocol/ErrorCode.swift", "Sources/MessageSignatures/SignatureError.swift",
  ])
  func `registers every code`(file: String) throws {
    let codes = try cases(file)
    let registered = Set(try Checkout.tableRows("protocol/06-errors.md").map { $0[0].trimmed("`") })
    #expect(codes.count > 15)
    for code in codes { #expect(registered.contains(code), "\(code) is not in 06-errors.md") }
  }

  @Test func `registers every rule and limit of frames, and every failure of a transport`() throws {
    let errors = try Checkout.text("protocol/06-errors.md")
    let files = [
      "Sources/SyncProtocol/Columns/FrameError.swift", "Sources/SyncMachine/SyncTransport.swift",
      "Sources/Deflate/DeflateError.swift", "Sources/CaseTransfer/TransferError.swift",
      "Sources/SchoolReplica/TransferRefusal.swift",
    ]
    for file in files {
      for line in try Checkout.text(file).split(separator: "\n") {
        let bare = String(line).trimmed(" ")
        guard bare.hasPrefix("case ") else { continue }
        for name in bare.dropFirst(5).split(separator: ",") {
          guard let word = name.firstMatch(of: /[a-zA-Z0-9]+/) else { continue }
          #expect(errors.contains(word.0), "\(word.0) is not in 06-errors.md")
        }
      }
    }
  }

  @Test func `has no vector that nobody reads`() throws {
    let tests = try [
      "Tests/CausalityTests", "Tests/ConvergenceTests", "Tests/SyncProtocolTests",
      "Tests/CaseTransferTests",
    ].flatMap { try Checkout.swiftFiles(in: $0) }.map { try Checkout.text($0) }.joined()
    let reader = try Checkout.text("scripts/check-vectors")
    let vectors = try Checkout.files(in: "protocol/vectors")
    #expect(vectors.count >= 18)
    for file in vectors {
      let name = String(file.dropFirst("protocol/vectors/".count))
      #expect(tests.contains("\"\(name)\""), "\(name) is read by no test")
      #expect(
        reader.contains("\"\(name.dropLast(".json".count))\""),
        "\(name) is not read by scripts/check-vectors")
    }
  }

  @Test func `stays small enough to read`() throws {
    let bytes = try Checkout.files(in: "protocol/vectors").reduce(0) {
      try $0 + Checkout.text($1).utf8.count
    }
    #expect(bytes < 1_500_000)
  }

  @Test func `links to files that exist`() throws {
    for file in try Checkout.files(in: "protocol", suffix: ".md") {
      let folder = Checkout.root.appending(path: file).deletingLastPathComponent()
      for match in try Checkout.text(file).matches(of: /\]\(([^)#:]+)\)/) {
        let target = folder.appending(path: String(match.1)).standardizedFileURL
        #expect(FileManager.default.fileExists(atPath: target.path), "\(file) links to \(match.1)")
      }
    }
  }

  @Test func `is named by sections that exist`() throws {
    for file in try Checkout.swiftFiles(in: "Sources") {
      for match in try Checkout.text(file).matches(
        of: /`protocol\/(\d\d-[a-z-]+\.md)`, section (\d+)/)
      {
        let document = try Checkout.text("protocol/\(match.1)")
        #expect(
          document.contains("\n## \(match.2) "), "\(file) names \(match.1), section \(match.2)")
      }
    }
  }
}
