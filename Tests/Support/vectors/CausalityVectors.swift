internal import Causality
internal import Convergence
internal import RecordModel

/// Vectors for `protocol/02-causality.md`.
enum CausalityVectors {
  static var files: [VectorFile] {
    [
      VectorFile(
        path: "causality/valid/clocks.json",
        about: "Two version vectors: how they stand, and their join.",
        cases: pairs),
      VectorFile(
        path: "causality/valid/reduced.json",
        about:
          "A clock, the dot that wrote and the dot that created: the reduced clock, and what it has seen.",
        cases: reductions),
      VectorFile(
        path: "causality/valid/hybrid-clock.json",
        about:
          "A hybrid logical clock: issue(wall) or observe(stamp, trusted), and the latest stamp after each.",
        cases: scripts),
      VectorFile(
        path: "causality/valid/admission.json",
        about: "A claimed stamp, the floor and the hub's time: the admitted stamp.",
        cases: admissions),
      VectorFile(
        path: "causality/invalid/replica-ids.json", about: "Texts that are no replica id.",
        cases: badReplicas),
    ]
  }

  private static func clock(_ dice: inout Dice) -> VersionVector {
    VersionVector(
      (0..<dice.draw(below: 4)).map { _ in
        Dot.sample(UInt64(1 + dice.draw(below: 4)), UInt64(1 + dice.draw(below: 3)))
      })
  }

  private static var pairs: [JSON] {
    var dice = Dice(seed: 1)
    return (0..<60).map { _ in
      let (left, right) = (clock(&dice), clock(&dice))
      return [
        "left": .clock(left), "right": .clock(right),
        "order": .text("\(left.causalOrder(to: right))"),
        "join": .clock(left.joined(with: right)),
      ]
    }
  }

  private static var reductions: [JSON] {
    var dice = Dice(seed: 2)
    return (0..<40).map { _ in
      let writer = Dot.sample(UInt64(1 + dice.draw(below: 3)), UInt64(1 + dice.draw(below: 4)))
      let creation = Dot.sample(UInt64(1 + dice.draw(below: 3)), UInt64(1 + dice.draw(below: 3)))
      let record = RecordID(creation: creation, index: 0)
      let full = clock(&dice)
      let version = FieldVersion(writer: writer, stamp: .zero, clock: full, of: record)
      let asked = Dot.sample(UInt64(1 + dice.draw(below: 4)), UInt64(1 + dice.draw(below: 4)))
      return [
        "clock": .clock(full), "writer": .dot(writer), "creation": .dot(creation),
        "reduced": .clock(version.clock), "full": .clock(version.fullClock(of: record)),
        "dot": .dot(asked),
        "seen": .flag(version.hasSeen(asked, of: record)),
      ]
    }
  }

  private static var scripts: [JSON] {
    let walls: [[UInt64]] = [
      [1_700_000_000_000, 1_700_000_000_000, 1_600_000_000_000, 1_700_000_000_001],
      [0, 0, .max, 0, 1 << 48, 5], [4_070_908_800_000, 1_700_000_000_000],
    ]
    var cases = walls.map { walls in
      script(walls.map { .issue($0) })
    }
    let now: UInt64 = 1_700_000_000_000
    cases.append(script([.issue(now), .observe(stamp(now + 300_000, .max), now), .issue(now)]))
    cases.append(script([.issue(now), .observe(stamp(now + 300_001, 0), now), .issue(now)]))
    cases.append(script([.observe(stamp(now, .max), now), .issue(now), .issue(now)]))
    cases.append(script([.observe(stamp(4_070_908_800_000, 7), .max), .issue(now)]))
    return cases
  }

  private enum Step {
    case issue(UInt64)
    case observe(HybridTimestamp, UInt64)
  }

  private static func stamp(_ milliseconds: UInt64, _ counter: UInt16) -> HybridTimestamp {
    HybridTimestamp(milliseconds: milliseconds, counter: counter)
  }

  private static func script(_ steps: [Step]) -> JSON {
    var clock = HybridLogicalClock()
    return [
      "steps": .list(
        steps.map { step in
          switch step {
          case .issue(let wall):
            let issued = clock.issue(wallMilliseconds: wall)
            return ["issue": .wide(wall), "latest": .stamp(issued)]
          case .observe(let stamp, let trusted):
            clock.observe(stamp, trustedMilliseconds: trusted)
            return [
              "observe": .stamp(stamp), "trusted": .wide(trusted), "latest": .stamp(clock.latest),
            ]
          }
        })
    ]
  }

  private static var admissions: [JSON] {
    let hub: UInt64 = 1_700_000_000_000
    let drift = HybridLogicalClock.driftLimitMilliseconds
    let claims = [
      stamp(hub, 0), stamp(0, 0), stamp(hub + drift, .max), stamp(hub + drift + 1, 0),
      stamp(4_070_908_800_000, 0),
      stamp(.max, .max), stamp(hub - 1, 5),
    ]
    let floors = [.zero, stamp(hub, 0), stamp(hub, .max), stamp(hub + drift, 9), stamp(hub - 1, 5)]
    return claims.flatMap { claimed in
      floors.map { floor in
        let admitted = AdmittedStamp(claimed: claimed, floor: floor, hubMilliseconds: hub)
        return [
          "claimed": .stamp(claimed), "floor": .stamp(floor), "hub": .wide(hub),
          "stamp": .stamp(admitted.stamp),
          "clamped": .flag(admitted.isClamped),
        ]
      }
    }
  }

  private static var badReplicas: [JSON] {
    [
      ["text": "", "reason": "empty"], ["text": "00", "reason": "too short"],
      ["text": .text(String(repeating: "0", count: 33)), "reason": "too long"],
      [
        "text": .text(String(repeating: "0", count: 31) + "g"), "reason": "not a hexadecimal digit",
      ],
      ["text": .text(String(repeating: "0", count: 30) + "é"), "reason": "not ASCII"],
      ["text": "{00000000-0000-0000-0000-0000000000}", "reason": "punctuation"],
    ]
  }
}
