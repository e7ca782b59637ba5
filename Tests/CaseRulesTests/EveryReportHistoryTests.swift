import CaseRules
import TestInput
import Testing

@Suite struct `Every short history of a report` {
  /// Moves that a history may repeat, in every order, up to this many.
  private static let lengthMax = 4

  /// Calls `body` with every history of a length.
  private func forEachHistory(of length: Int, _ body: ([ReportMove]) -> Void) {
    let moves = ReportMove.all
    var places = [Int](repeating: 0, count: length)
    while true {
      body(places.map { moves[$0] })
      guard let next = places.lastIndex(where: { $0 < moves.count - 1 }) else { return }
      places[next] += 1
      for later in places.indices where later > next { places[later] = 0 }
    }
  }

  @Test(arguments: [ReportAct.contentRemoval, .accountClosure])
  func `after an approved report keeps its facts, and goes forwards only`(act: ReportAct) {
    let start: [ReportMove] = [.school(.submitted), .school(.approvedHead)]
    for length in 0...3 {
      forEachHistory(of: length) { moves in
        var progress = ReportProgress(act: act)
        var hasLeft = false
        for event in Trial.events(start + moves) {
          let before = progress
          progress.apply(event)
          if hasLeft { #expect(progress.status.hasLeft) }
          if before.status.hasLeft, !event.move.isFact { #expect(isStill(before, progress)) }
          if event.move == .centre(.transmitted) { #expect(progress.status.hasLeft) }
          hasLeft = progress.status.hasLeft
        }
      }
    }
  }

  /// A school may contest an answer; no step of it does anything else to a report that has left.
  private func isStill(_ before: ReportProgress, _ after: ReportProgress) -> Bool {
    before.status == after.status || after.status == .contested
  }

  @Test(arguments: ReportAct.allCases)
  func `comes to the same whatever order its events arrive in`(act: ReportAct) {
    for length in 1...3 {
      forEachHistory(of: length) { moves in
        let events = Trial.events(moves)
        let first = ReportProgress(act: act, after: events)
        #expect(ReportProgress(act: act, after: events.reversed()) == first)
        #expect(ReportProgress(act: act, after: events.dropFirst() + events.prefix(1)) == first)
      }
    }
  }

  @Test func `about an account never gets ready without three named people`() {
    forEachHistory(of: Self.lengthMax) { moves in
      let progress = Trial.progress(.accountClosure, moves)
      guard progress.status == .toTransmit else { return }
      #expect(progress.submittedBy != nil)
      #expect(progress.approvalAtSchool?.by.role == .head)
      #expect(progress.approvalAtAcademy?.by.role == .academy)
    }
  }

  @Test(arguments: ReportAct.allCases)
  func `offers exactly the moves it then takes`(act: ReportAct) {
    for length in 0...2 {
      forEachHistory(of: length) { moves in
        let progress = Trial.progress(act, moves)
        for move in ReportMove.all {
          let member = Trial.member(for: move)
          let offered = member.role.map { progress.moves(for: $0).contains(move) } ?? false
          #expect(offered == (progress.refusal(of: move, by: member) == nil))
        }
      }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `at random and shuffled, comes to the same`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let act = ReportAct.allCases.randomElement(using: &generator) ?? .contentRemoval
    let moves = (0..<12).compactMap { _ in ReportMove.all.randomElement(using: &generator) }
    let events = Trial.events(moves)
    #expect(
      ReportProgress(act: act, after: events.shuffled(using: &generator))
        == ReportProgress(act: act, after: events))
  }
}
