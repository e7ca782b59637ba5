package import RecordModel

extension ChannelStatus {
  /// What follows a colon when a channel of this status carries no report.
  var sentencePart: Label {
    switch self {
    case .signed, .existingProcedure: Label("il n’est pas en vigueur", "it is not in force")
    case .inDiscussion:
      Label("il est en discussion, rien n’est signé", "it is in discussion, nothing is signed")
    case .absent: Label("rien n’existe avec cette plateforme", "nothing exists with this platform")
    case .terminated: Label("il a été résilié", "it was terminated")
    }
  }
}

/// Only a signed channel is ever said to be signed, and none is called what it is not.
///
/// Facebook's answer of 2011 is the reason: nothing had been signed, and only the existing procedures
/// applied. Source: domain study part 0.
extension ChannelFacts {
  /// What may be said of the channel on `day`, in one sentence: the truth of its status, and nothing more.
  package func statement(on day: CalendarDay) -> Label {
    guard isInForce(on: day) else {
      return Label("Canal hors de ses dates le \(day).", "Channel outside its dates on \(day).")
    }
    switch status {
    case .signed:
      return Label("Convention signée\(since.french).", "Signed convention\(since.english).")
    case .existingProcedure:
      return Label(
        "Procédure de signalement existante\(since.french)\u{A0}: la plateforme ou le service décide "
          + "seul des suites.",
        "Existing reporting procedure\(since.english): the platform or service alone decides what "
          + "follows.")
    case .inDiscussion:
      return Label(
        "En discussion\u{A0}: rien n’est signé, aucun signalement ne part par ce canal.",
        "In discussion: nothing is signed, no report leaves through this channel.")
    case .absent: return Label("Aucun canal n’existe.", "No channel exists.")
    case .terminated:
      return Label(
        "Canal résilié\(since.french)\u{A0}: aucun signalement ne part plus.",
        "Channel terminated\(since.english): no report leaves any more.")
    }
  }

  private var since: Label {
    from.map { Label(" depuis le \($0)", " since \($0)") } ?? Label("", "")
  }
}
