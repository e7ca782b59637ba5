import TestInput

/// One thing that happens in a simulated world; `seed` decides all that it draws.
struct SimulatedStep {
  enum Kind: String, CaseIterable {
    case create, edit, sync, enrol, revoke, crash, hubCrash, clone, snapshot, restore
    case clock, hubClock, hostile, late, upgrade, foreign, offlineWork, look, damage
  }

  let kind: Kind
  let seed: UInt64
}

/// Where a simulated world keeps its databases, and what most of its time goes to.
package enum SimulationLevel: String, CaseIterable, Sendable {
  /// Files on the machine's own file system.
  case system
  /// The same stores with their databases in memory, and small pages: many more exchanges in the same time.
  case memory
}

/// What one seed draws before anything happens: sizes, the mix of steps, the mix of faults.
struct SimulationPlan {
  let seed: UInt64
  let level: SimulationLevel
  var schoolCount = 1
  var machineCount = 3
  var recordMax = 10
  var hotCount = 2
  var smallPages = false
  /// The most that a small page may be asked to have, in bytes.
  var pageBytesMax = 400
  var hubVersion: UInt32 = 1
  var mixedVersions = false
  var hostileCount = 0
  /// How often a message meets a fault, of 1,000.
  var faultRate = 0
  /// How often something else happens while a message is under way, of 1,000.
  var meanwhileRate = 0
  var faults: [NetworkFault] = []
  var steps: [SimulatedStep] = []

  /// Draws a plan.
  init(seed: UInt64, level: SimulationLevel) {
    self.seed = seed
    self.level = level
    var dice = Dice(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ 0x5EED)
    schoolCount = 1 + dice.draw(below: 3)
    machineCount = 1 + dice.draw(below: 4)
    recordMax = 1 + dice.draw(below: 30)
    hotCount = 1 + dice.draw(below: 3)
    smallPages = dice.draw(below: 3) == 0
    mixedVersions = dice.draw(below: 3) == 0
    hubVersion = UInt32(1 + dice.draw(below: 2))
    hostileCount = dice.draw(below: 4) == 0 ? 1 + dice.draw(below: 2) : 0
    faultRate = [0, 50, 150, 300, 500][dice.draw(below: 5)]
    meanwhileRate = [0, 50, 200][dice.draw(below: 3)]
    faults = NetworkFault.allCases.filter {
      dice.draw(below: 4) > 0 && ($0 != .hubDisk || level == .memory)
    }
    if faults.isEmpty { faults = [.replyLost] }
    if level == .memory { prepareForMany(&dice) }
    drawSteps(&dice)
  }

  /// Fewer records, smaller pages, more readers: what is edited once takes many exchanges to be known.
  private mutating func prepareForMany(_ dice: inout Dice) {
    schoolCount = 1 + dice.draw(below: 2)
    machineCount = 2 + dice.draw(below: 4)
    recordMax = 4 + dice.draw(below: 20)
    pageBytesMax = [40, 100, 400][dice.draw(below: 3)]
    smallPages = dice.draw(below: 8) > 0
  }

  private mutating func drawSteps(_ dice: inout Dice) {
    var mix: [SimulatedStep.Kind] = []
    func add(_ kind: SimulatedStep.Kind, _ weight: Int) {
      mix += Array(repeating: kind, count: weight)
    }
    add(.create, 4 + dice.draw(below: 8))
    add(.edit, 30 + dice.draw(below: 60))
    add(.offlineWork, dice.draw(below: 4))
    add(.sync, 40 + dice.draw(below: level == .memory ? 1_200 : 60))
    let rare: [SimulatedStep.Kind] = [
      .enrol, .revoke, .crash, .hubCrash, .clone, .snapshot, .restore, .clock, .hubClock, .late,
      .foreign, .damage,
    ]
    for kind in rare where dice.draw(below: 2) == 0 { add(kind, 1) }
    add(.look, 1)
    if mix.contains(.clock) { add(.clock, 4) }
    if hostileCount > 0 { add(.hostile, 8) }
    if mixedVersions { add(.upgrade, 1) }
    let counts = level == .memory ? [200, 800, 1_600, 3_200] : [60, 200, 400, 800]
    let count = counts[dice.draw(below: 4)]
    steps = (0..<count).map { _ in
      SimulatedStep(kind: mix[dice.draw(below: mix.count)], seed: dice.bits())
    }
  }
}

/// What a network does to one message.
enum NetworkFault: String, CaseIterable, Sendable {
  case requestLost, requestDelayed, requestBroken, requestGarbled, replyLost, replyBroken
  case receiptForged, repeatedAtOnce, repeatedLater, html, tooMany, badGateway, unavailable
  case stalled, clientCrash, hubCrash, hubDisk, pageBroken, hashLied, together
  case endedAfterAnswer
}
