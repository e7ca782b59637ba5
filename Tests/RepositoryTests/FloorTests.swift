import Foundation
import Testing

@Suite struct `The floors` {
  /// A module's place: its row from the bottom, and its column, 1 for what both sides share.
  private struct Place {
    let row: Int
    let column: Int
  }

  private func places() throws -> [String: Place] {
    let rows = try Checkout.tableRows("protocol/decisions/0001-floors.md").dropFirst().reversed()
    var places: [String: Place] = [:]
    for (row, cells) in rows.enumerated() {
      for column in 1...3 {
        for module in cells[column].split(separator: ",") {
          places[String(module).trimmed(" ")] = Place(row: row, column: column)
        }
      }
    }
    return places
  }

  private func imports(of file: String) throws -> [String] {
    try Checkout.text(file).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else {
        return nil
      }
      return words.last.map { String($0.split(separator: ".")[0]) }
    }
  }

  @Test func `name every module of Sources`() throws {
    let modules = Set(try Checkout.files(in: "Sources").map { String($0.split(separator: "/")[1]) })
    #expect(Set(try places().keys) == modules)
  }

  @Test func `are imported downwards only, and never across`() throws {
    let places = try places()
    for file in try Checkout.swiftFiles(in: "Sources") {
      guard let here = places[String(file.split(separator: "/")[1])] else { continue }
      for module in try imports(of: file) {
        guard let there = places[module] else { continue }
        #expect(there.row < here.row, "\(file) imports \(module), which is not below it")
        #expect(
          there.column == 1 || there.column == here.column, "\(file) imports \(module) across")
      }
    }
  }

  /// External modules, with the rows where they may be imported.
  private static let external: [(modules: Set<String>, rows: ClosedRange<String>)] = [
    (["Crypto", "CryptoExtras"], "2"..."7"),
    (["SwiftProtobuf", "RawStructuredFieldValues"], "3"..."3"),
    (["GRDB", "GRDBSQLite"], "4"..."4b"), (["Logging", "Metrics"], "5"..."7"),
    (["CoreMetrics", "X509", "SwiftASN1"], "6"..."6"),
    (
      [
        "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL", "AsyncHTTPClient", "HTTPTypes", "Hummingbird",
        "HummingbirdCore",
        "HummingbirdTLS", "HummingbirdHTTP2",
      ], "6"..."7"
    ), (["ArgumentParser", "ServiceLifecycle", "UnixSignals"], "7"..."7"),
    (["Foundation", "FoundationEssentials"], "3"..."7"),
    (["Dispatch", "Synchronization"], "5"..."7"),
    (["Glibc"], "1"..."7"),
  ]

  @Test func `admit each package from its floor up`() throws {
    let places = try places()
    let rows = try Checkout.tableRows("protocol/decisions/0001-floors.md").dropFirst()
    let names = Array(rows.reversed().map { String($0[0].split(separator: " ")[0]) })
    for file in try Checkout.swiftFiles(in: "Sources") {
      guard let here = places[String(file.split(separator: "/")[1])] else { continue }
      for module in try imports(of: file) where places[module] == nil {
        let rule = Self.external.first { $0.modules.contains(module) }
        #expect(rule?.rows.contains(names[here.row]) == true, "\(file) imports \(module)")
      }
    }
  }
}
