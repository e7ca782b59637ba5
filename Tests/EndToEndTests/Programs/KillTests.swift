import Foundation
import TestInput
import Testing

@Suite(.serialized) struct `A process killed at any moment` {
  /// How often each side is killed; the campaign script raises it.
  static let killCount = Int(ProcessInfo.processInfo.environment["PREAU_KILLS"] ?? "") ?? 100

  @Test func `loses no edit that was confirmed, on either side, and converges on the next run`()
    async throws
  {
    let world = try await ProgramWorld()
    let homes = [try await world.computer("first"), try await world.computer("second")]
    var dice = SplitMix64(seed: 4711)
    let reference = try await newCase(world, homes[0])
    for home in homes { try await world.expect("preau", ["sync", "--quiet", "--home", home]) }
    var confirmed: [String] = []
    var kills = 0
    while kills < 2 * Self.killCount {
      let home = homes[kills % 2]
      let text = "mark-\(kills)-\(dice.next() % 1_000_000)"
      let edit = try await Programs.run(
        "preau", ["note", "add", reference, text, "--home", home], in: world.folder)
      if edit.status == 0 { confirmed.append(text) }
      let sync = try Programs.start("preau", ["sync", "--quiet", "--home", home], in: world.folder)
      try await Task.sleep(for: .milliseconds(Int(dice.next() % 220)))
      if dice.next() % 2 == 0 {
        sync.kill()
        _ = await sync.end(secondsMax: 5)
      } else {
        await world.killHub()
        try await world.startHub()
        _ = await sync.end(secondsMax: 30)
      }
      kills += 1
    }
    for home in homes + homes {
      try await world.expect("preau", ["sync", "--quiet", "--home", home])
    }
    for home in homes {
      let shown = try await world.expect("preau", ["export", "--home", home])
      for text in confirmed { #expect(shown.contains(text), "\(text) is gone from \(home)") }
      try await world.expect("preau", ["verify", "--home", home])
    }
    await world.killHub()
    try await world.expect("preau-hub", ["verify", "--home", world.hubHome])
    #expect(confirmed.count == kills)
  }

  private func newCase(_ world: ProgramWorld, _ home: String) async throws -> String {
    try await world.expect(
      "preau", ["case", "new", "--set", "origin=victim", "--set", "form=insults", "--home", home])
    let lines = try await world.expect("preau", ["export", "--home", home])
    guard let match = lines.firstMatch(of: /0751234J-\d{4}-\d+/) else {
      throw ProgramTrouble.failed(lines)
    }
    return String(match.output)
  }
}
