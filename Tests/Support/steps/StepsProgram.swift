import ArgumentParser
import Foundation

/// Work whose instructions are counted: `scripts/instructions` runs it under callgrind.
///
/// It runs on one thread and returns from `main`, which programs that open connections do not, and callgrind needs.
@main
struct StepsProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps", abstract: "Work whose instructions are counted.",
    subcommands: [Make.self, Run.self])

  /// Makes what the others work on.
  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "make", abstract: "Makes a school with some records, all synchronised.")

    @Argument(help: "A new folder.") var folder: String
    @Option(help: "How many records, about.") var records = 100

    func run() throws {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try StepsSchool.make(in: folder)
      try StepsSchool(openingIn: folder, seed: 1).fill(records)
    }
  }

  /// Does the work, and prints how often and what, in the order of the counts.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Does the work, a line for each count.")

    @Argument(help: "A folder that make has made.") var folder: String
    @Flag(help: "Only a sync with nothing to do.") var idle = false

    func run() throws {
      if idle { return try Steps.idle(folder) }
      try Steps.clocks()
      try Steps.day(StepsSchool(openingIn: folder))
      try Steps.disagreement(StepsSchool(openingIn: folder, seed: 3))
    }
  }
}

extension StepsSchool {
  /// Records cases on the first computer until there are so many records, and brings them to the hub and the second.
  func fill(_ recordCount: Int) throws {
    var made = 0
    while made < recordCount {
      for _ in 0..<200 where made < recordCount {
        let edits = newCase(on: first.store)
        try record(edits, on: first)
        made += edits.count
      }
      try sync(first)
    }
    try sync(second)
    // What the second's pull has told the hub goes back to the first, so that nothing is left to do.
    try sync(first)
  }
}
