import SyncMachine
import SyncProtocol
import Testing

/// A place of the state diagram, and how to get there.
private enum Place: String, CaseIterable {
  case ready, collecting, exchanging, applying, applyingAgain, waiting, ended

  var session: SyncSession {
    var session = SyncSession()
    for event in way { _ = session.handle(event) }
    return session
  }

  private var way: [SyncEvent] {
    let exchanging: [SyncEvent] = [.started, .collected(.sample)]
    return switch self {
    case .ready: []
    case .collecting: [.started]
    case .exchanging: exchanging
    case .applying: exchanging + [.answered(byteCount: 300)]
    case .applyingAgain:
      exchanging + [
        .answered(byteCount: 300), .applied(.difference), .collected(.sample),
        .answered(byteCount: 300),
      ]
    case .waiting: exchanging + [.failed(.offline(.cut), random: 0)]
    case .ended: [.cancelled]
    }
  }
}

/// An event of each sort that the diagram tells apart.
private enum Sort: String, CaseIterable {
  case started, collected, answered, appliedSomething, appliedNothing, appliedDifference,
    appliedSetAside
  case failedPassing, failedLasting, unusable, waited, damaged, cancelled

  var event: SyncEvent {
    switch self {
    case .started: .started
    case .collected: .collected(.sample)
    case .answered: .answered(byteCount: 300)
    case .appliedSomething: .applied(.something)
    case .appliedNothing: .applied(.nothing)
    case .appliedDifference: .applied(.difference)
    case .appliedSetAside: .applied(.setAside)
    case .failedPassing: .failed(.offline(.cut), random: 0)
    case .failedLasting: .failed(.offline(.certificate), random: 0)
    case .unusable: .unusable(.verdict)
    case .waited: .waited
    case .damaged: .damaged(.diskFull)
    case .cancelled: .cancelled
    }
  }
}

@Suite struct `The state diagram of a session` {
  @Test(arguments: Place.allCases, Sort.allCases)
  private func `says one thing for every event in every state`(place: Place, sort: Sort) {
    var session = place.session
    #expect(session.handle(sort.event) == expected(place, sort))
  }

  private func expected(_ place: Place, _ sort: Sort) -> SyncAction {
    switch (place, sort) {
    case (.ended, _), (_, .cancelled): .end(.partlySynced(.cancelled))
    case (_, .damaged): .end(.localDamage(.diskFull))
    case (.ready, .started), (.waiting, .waited): .collect
    case (.collecting, .collected): .exchange(pageBytesMax: UInt32(Limits.columnsBytesMax))
    case (.exchanging, .answered): .apply
    case (.exchanging, .failedPassing): .wait(milliseconds: 0)
    case (.exchanging, .failedLasting): .end(.offline(.network(.certificate)))
    case (.applying, .appliedSomething), (.applyingAgain, .appliedSomething): .collect
    case (.applying, .appliedNothing), (.applyingAgain, .appliedNothing): .end(.synced)
    case (.applying, .appliedDifference): .collect
    case (.applyingAgain, .appliedDifference): .end(.partlySynced(.stateDiffers))
    case (.applying, .appliedSetAside), (.applyingAgain, .appliedSetAside):
      .end(.partlySynced(.setAside))
    case (.applying, .unusable), (.applyingAgain, .unusable): .end(.refused(.answer(.verdict)))
    case (_, _): .end(.partlySynced(.outOfStep))
    }
  }
}

extension CollectedRequest {
  /// A small request of a replica that has seen little.
  static let sample = CollectedRequest(number: 7, byteCount: 200, acknowledgedCounter: 3)
}
