import AsyncHTTPClient
import Foundation
import Glibc
import NIOCore
import Testing

/// Marked names through the real programs: into cases, into places where they do not belong, over lines that fail, into crashes.
@Suite(.serialized) struct `A marked name` {
  private static let mark = "Canari7f"
  private static let backtraces = [
    "SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no,threads=all,registers=all,cache=no"
  ]

  private let world: ProgramWorld
  private let home: String

  init() async throws {
    world = try await ProgramWorld(logLevel: "trace", variables: Self.backtraces)
    home = try await world.computer("first")
  }

  private func preau(_ arguments: [String]) async throws -> Programs.Ending {
    try await Programs.run(
      "preau", arguments + ["--home", home], in: world.folder, with: ["PREAU_AUTHOR": "chef@head"])
  }

  /// A case that holds the mark in every kind of text.
  private func record() async throws {
    let mark = Self.mark
    for arguments in [
      ["case", "new", "--form", "insults", "--summary", "vu par \(mark)"],
      ["person", "add", "1001", "--first-name", mark, "--last-name", mark, "--role", "target"],
      ["fact", "add", "1001", "--happened-on", "12/11/2026", "--description", mark],
      ["note", "add", "1001", "dit par \(mark)"],
      ["add", "account", "1001", "--platform", "instagram", "--handle", mark],
      [
        "add", "content", "1001", "--platform", "instagram", "--url",
        "https://reseau.example/\(mark)", "--content-type", "image",
      ],
    ] {
      let ending = try await preau(arguments)
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(!Self.isMarked(ending.errors + ending.output), "\(arguments.prefix(2))")
    }
  }

  private static func isMarked(_ text: String) -> Bool {
    text.lowercased().contains(mark.lowercased())
  }

  /// Every file of this world but the databases, which are there to hold it, that has the mark in it.
  private func markedFiles() throws -> [String] {
    let paths = FileManager.default.enumerator(atPath: world.folder)?.allObjects as? [String] ?? []
    return try paths.filter { path in
      let name = URL(filePath: path).lastPathComponent
      guard !name.contains(".sqlite") else { return false }
      let full = URL(filePath: world.folder + "/" + path)
      guard try full.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return false
      }
      let text = String(decoding: try Data(contentsOf: full), as: UTF8.self)
      return Self.isMarked(text)
    }
  }

  /// Whether a database of this world holds the mark: else nothing here would be proved.
  private func isHeld(in folder: String) throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try names.filter { $0.contains(".sqlite") }.contains { name in
      let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
      return bytes.range(of: Data(Self.mark.utf8)) != nil
    }
  }

  @Test func `is in no log, metric, access log or error of a day with a bad line`() async throws {
    try await record()
    #expect(try await preau(["sync"]).status == 0)
    let operators = try #require(await world.hub?.line(startingWith: "operators"))
    for path in ["/metrics", "/readyz", "/nothing/\(Self.mark)"] {
      let answer = try await HTTPClient.shared.execute(
        HTTPClientRequest(url: operators.dropFirst("operators ".count) + path),
        timeout: .seconds(10))
      let body = try await answer.body.collect(upTo: 1 << 20)
      #expect(!Self.isMarked(String(buffer: body)))
    }
    #expect(try await preau(["note", "add", "1001", "puis \(Self.mark)"]).status == 0)
    await world.killHub()
    #expect(try await preau(["sync"]).status == 3)
    try await world.startHub()
    #expect(try await preau(["sync"]).status == 0)
    #expect(try isHeld(in: home) && isHeld(in: world.hubHome))
    #expect(try markedFiles() == [])
    #expect(world.hub?.errors.contains("exchange") == true)
  }

  @Test func `is repeated by no error when it is typed in the wrong place`() async throws {
    try await record()
    let mark = Self.mark
    let csv = world.folder + "/bad.csv"
    for arguments in [
      [mark], ["case", mark], ["case", "show", mark],
      ["note", "add", "1001", "- \(mark) a crié"], ["fact", "add", "1001", "--\(mark)"],
      ["case", "show", "1001", mark],
      ["case", "new", "--form", mark], ["case", "new", "--set", "gravity=\(mark)"],
      ["case", "new", "--set", "\(mark)=1"], ["case", "new", "--set", mark],
      ["case", "edit", "1001", "--status", mark], ["case", "edit", "1001", "--gravity=\(mark)"],
      ["case", "edit", "1001", "--qualification", mark], ["case", "list", "--limit", mark],
      ["person", "add", "1001", "--role", mark], ["person", "add", mark, "--last-name", "x"],
      ["fact", "add", "1001", "--happened-on", mark], ["fact", "add", "1001", "--form", mark],
      ["fact", "add", "1001", "--person", mark], ["note", "add", mark, "texte"],
      ["add", mark, "1001"], ["edit", "1001", mark],
      ["edit", mark, "1", "--text", "x"], ["fields", mark], ["task", "done", "1001", mark],
      ["report", "new", "1001", "--act", mark], ["report", "show", mark],
      ["report", "new", "1001", "--content", mark, "--act", "content_removal"],
      ["explain", "1001", mark], ["conflicts", "resolve", mark], ["erase", "request", mark],
      ["referral", "add", "1001", "--kind", mark],
      ["transfer", "add", "1001", "--to-school", mark],
      ["measure", "add", "1001", "--kind", mark], ["channel", "show", mark], ["log", mark],
      ["import", "--format", mark, csv], ["sync", "--every", mark], ["rights", mark, "1001"],
    ] {
      let ending = try await preau(arguments)
      #expect(ending.status != 0, "\(arguments)")
      #expect(!Self.isMarked(ending.errors + ending.output), "\(arguments): \(ending.errors)")
      #expect(ending.errors.count > 10, "\(arguments) says nothing")
    }
    let ending = try await Programs.run(
      "preau-hub", ["replicas", "revoke", mark, "--home", world.hubHome], in: world.folder)
    #expect(ending.status != 0 && !Self.isMarked(ending.errors + ending.output))
  }

  @Test func `is repeated by no error about a file that is read`() async throws {
    let mark = Self.mark
    let files = [
      "bad.jsonl": """
      \(mark)
      {"kind":"\(mark)","id":"a","fields":{}}
      {"kind":"case","id":"\(mark)","fields":{"opened_on":"\(mark)"}}
      {"kind":"case","id":"b","fields":{"\(mark)":1}}
      {"kind":"note","id":"c","fields":{"case":"\(mark)","text":"\(mark)"}}
      """,
      "bad.csv": "\(mark);opened_on\n\(mark);\(mark)\n", "worse.csv": "gravity\n\(mark)\n",
    ]
    for (name, text) in files {
      let path = world.folder + "/" + name
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let ending = try await preau(["import", path])
      #expect(ending.status != 0)
      #expect(!Self.isMarked(ending.errors + ending.output), "\(name): \(ending.errors)")
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(try markedFiles() == [])
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGQUIT, SIGKILL])
  func `is left behind by no crash of either side`(signal: Int32) async throws {
    try await record()
    let hub = try #require(world.hub)
    // The hub stands still with the question in its hands, and the school waits with its answer unread.
    Glibc.kill(hub.process.processIdentifier, SIGSTOP)
    let sync = try Programs.start(
      "preau", ["sync", "--home", home], in: world.folder, with: Self.backtraces)
    try await Task.sleep(for: .milliseconds(700))
    for program in [sync, hub] {
      let limits = try String(
        contentsOfFile: "/proc/\(program.process.processIdentifier)/limits", encoding: .utf8)
      #expect(limits.contains(#/Max core file size +1 +1 /#))
      let filter = try String(
        contentsOfFile: "/proc/\(program.process.processIdentifier)/coredump_filter",
        encoding: .utf8)
      #expect(UInt32(filter.trimmingCharacters(in: .whitespacesAndNewlines), radix: 16) == 0)
      Glibc.kill(program.process.processIdentifier, signal)
      Glibc.kill(program.process.processIdentifier, SIGCONT)
    }
    for program in [sync, hub] {
      let ending = await program.end(secondsMax: 20)
      #expect(ending.status == signal)
      #expect(!ending.errors.contains("rashed"), "\(ending.errors)")
      #expect(!Self.isMarked(ending.errors + ending.output))
    }
    #expect(try isHeld(in: home))
    #expect(try markedFiles() == [])
    try await world.startHub()
    #expect(try await preau(["sync"]).status == 0)
    #expect(try markedFiles() == [])
  }
}
