import CaseRules
import RecordModel
import Testing

@Suite struct `What was approved` {
  /// Every way to change what leaves, one thing at a time.
  private static let changes: [@Sendable (inout ReportFacts) -> Void] = [
    { $0.channelCode = "cnil" }, { $0.platform = "tiktok" }, { $0.platform = nil },
    { $0.duration = "P1M" }, { $0.reasons += " " }, { $0.goodFaith = false },
    { $0.notifier?.name = "Autre" }, { $0.notifier?.email = "autre@example.org" },
    { $0.notifier = nil }, { $0.contact = "Autre" }, { $0.legalBasis = nil },
    { $0.legalBasis?.basis = .childProtection }, { $0.legalBasis?.recordedBy = "autre" },
    { $0.legalBasis?.recordedOn = Trial.date("2026-11-03") },
    { $0.court = CourtFacts(reference: "TJ", decidedOn: nil, from: nil, until: nil) },
    { $0.items = [] }, { $0.items.append($0.items[0]) },
    { $0.items[0].url = "https://www.example.org/p/124" }, { $0.items[0].handle = nil },
    { $0.items[0].category = .defamation }, { $0.items[0].contentType = .video },
    { $0.items[0].seenOn = Trial.date("2026-11-06") },
    { $0.items[0].evidenceHash = String(repeating: "ac", count: 32) },
  ]

  private func answer(_ report: ReportFacts) -> GateAnswer? {
    Gates.mayTransmit(
      report, by: Trial.officer, in: Trial.facts, through: Trial.channel(report.channelCode),
      on: Trial.day)[.humanDecision]
  }

  @Test(arguments: [ReportAct.contentRemoval, .accountClosure])
  func `is what leaves, to the last letter`(act: ReportAct) {
    let approved = Trial.report(act)
    #expect(answer(approved)?.isRefused == false)
    for (place, change) in Self.changes.enumerated() {
      var changed = approved
      change(&changed)
      #expect(answer(changed)?.reasons == [.changedSinceApproval], "change \(place)")
    }
  }

  @Test func `is told apart in every field, and nowhere else`() {
    var seen: Set<String> = []
    for change in Self.changes {
      var report = Trial.report(.contentRemoval)
      change(&report)
      seen.insert(report.fingerprint)
    }
    #expect(seen.count == Self.changes.count)
    var other = Trial.report(.contentRemoval)
    other.progress = ReportProgress(act: .contentRemoval)
    #expect(other.fingerprint == Trial.report(.contentRemoval).fingerprint)
  }

  @Test func `does not slip from one field into the next`() {
    var left = Trial.report(.contentRemoval)
    var right = left
    (left.reasons, left.contact) = ("ab", "c")
    (right.reasons, right.contact) = ("a", "bc")
    #expect(left.fingerprint != right.fingerprint)
    (left.platform, left.duration) = ("", nil)
    (right.platform, right.duration, right.reasons, right.contact) = (nil, "", "ab", "c")
    #expect(left.fingerprint != right.fingerprint)
  }

  @Test func `has to be said by each who approves`() {
    for places in [[1], [2], [1, 2]] {
      var report = Trial.report(.accountClosure)
      let moves: [ReportMove] = [
        .school(.submitted), .school(.approvedHead), .centre(.approvedAcademy),
      ]
      let events = moves.enumerated().map { place, move in
        ReportEvent(
          order: Trial.order(place), move: move, on: Trial.day, by: Trial.member(for: move),
          fingerprint: places.contains(place) ? report.fingerprint : nil)
      }
      report.progress = ReportProgress(act: .accountClosure, after: events)
      #expect(answer(report)?.isRefused == (places != [1, 2]))
    }
  }
}
