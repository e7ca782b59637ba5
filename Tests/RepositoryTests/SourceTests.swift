import Foundation
import Testing

@Suite struct `The sources` {
  private static let lowFloors = [
    "Causality", "Deflate", "RecordModel", "Aggregates", "CaseModel", "SchoolDirectory",
    "Convergence",
    "CaseRules", "SyncProtocol", "MessageSignatures", "CaseTransfer",
    "SyncMachine",
  ]
  private static let worldly = [
    "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "DispatchTime", "clock_gettime",
    "UUID()", ".random(",
    "SystemRandomNumberGenerator", "Task {", "Task.detached", "Logger(", "getenv", "ProcessInfo",
  ]

  /// Lines of code, without what stands in comments.
  private func codeLines(of file: String) throws -> [String] {
    try Checkout.text(file).split(separator: "\n").map { String($0).trimmed(" ") }.filter {
      !$0.hasPrefix("//")
    }
  }

  @Test func `of the low floors read no clock, draw nothing, log nothing and start nothing`() throws
  {
    for module in Self.lowFloors {
      for file in try Checkout.swiftFiles(in: "Sources/\(module)") {
        for line in try codeLines(of: file) {
          for word in Self.worldly { #expect(!line.contains(word), "\(file): \(word)") }
        }
      }
    }
  }

  @Test func `print in programs only`() throws {
    for file in try Checkout.swiftFiles(in: "Sources") where !file.hasPrefix("Sources/preau") {
      for line in try codeLines(of: file) {
        #expect(line.firstMatch(of: /(^|[^A-Za-z.])(debugPrint|print|dump)\(/) == nil, "\(file)")
      }
    }
  }

  /// Files that are over 300 lines, with the length they may not pass; it only ever goes down.
  private static let long: [String: Int] = [:]

  @Test func `are short, and long files do not grow`() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Checkout.swiftFiles(in: folder) where !file.contains("/Generated/") {
        let count =
          try Checkout.text(file).split(separator: "\n", omittingEmptySubsequences: false).count - 1
        #expect(count <= Self.long[file] ?? 300, "\(file) has \(count) lines")
      }
    }
  }

  @Test func `have no file that says nothing`() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Checkout.swiftFiles(in: folder) {
        #expect(!file.hasSuffix("/Placeholder.swift"), "\(file)")
        for banned in ["Utils", "Helpers", "Common", "Manager"] {
          #expect(!file.contains("/\(banned)") && !file.hasSuffix("\(banned).swift"), "\(file)")
        }
      }
    }
  }

  /// A command that does not say its name is asked for its type's at every start, which took three quarters of it.
  @Test func `say the name of every command`() throws {
    for program in ["preau", "preau-hub"] {
      for file in try Checkout.swiftFiles(in: "Sources/\(program)") {
        let code = try codeLines(of: file).joined(separator: "\n")
        let commands = code.matches(of: /struct \w+: (Async)?ParsableCommand/)
        #expect(code.matches(of: /commandName: "/).count == commands.count, "\(file)")
      }
    }
  }

  @Test func `hold no trap we put there`() throws {
    for file in try Checkout.swiftFiles(in: "Sources") where !file.contains("/Generated/") {
      for line in try codeLines(of: file) {
        for word in ["fatalError(", "preconditionFailure(", "try!", "as! "] {
          #expect(!line.contains(word), "\(file): \(word)")
        }
      }
    }
  }
}
