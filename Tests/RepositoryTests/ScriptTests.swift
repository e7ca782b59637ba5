import Foundation
import Testing

@Suite struct `The scripts` {
  @Test func `can be run, and say in their first line what they do`() throws {
    for file in try Checkout.files(in: "scripts") where file.split(separator: "/").count == 2 {
      let lines = try Checkout.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first?.hasPrefix("#!") == true, "\(file)")
      #expect(lines.dropFirst().first?.hasPrefix("# ") == true, "\(file)")
      #expect(
        FileManager.default.isExecutableFile(atPath: Checkout.root.appending(path: file).path),
        "\(file)")
    }
  }

  @Test func `of the second reader say in their first line what they do`() throws {
    for file in try Checkout.files(in: "scripts/second-reader", suffix: ".py") {
      #expect(try Checkout.text(file).hasPrefix("\"\"\""), "\(file)")
    }
  }
}
