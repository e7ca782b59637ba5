package import RecordModel

/// A channel of the registry, as the gates look at it.
///
/// Source: domain study A2, A4; kind channel of the national stream.
package struct ChannelFacts: Hashable, Sendable {
  /// The code that reports name it by.
  package var code: String
  /// What people read.
  package var name: Label
  /// The platform's code, `nil` for an authority.
  package var platform: String?
  /// The partner in the middle, as people read it; `nil` when there is none.
  package var partner: String?
  /// What it legally is.
  package var status: ChannelStatus
  /// The first day of that status, `nil` when it is not known.
  package var from: CalendarDay?
  /// The last day of that status, `nil` when it goes on.
  package var until: CalendarDay?
  /// The act or text that the status rests on; free text of the ministry.
  package var actReference: String
  /// What may be asked through it.
  package var acts: Set<ReportAct>
  /// What it asks a report to contain.
  package var needs: Set<ChannelNeed>
  /// How reports get there.
  package var delivery: ChannelDelivery
  /// Whether its notices come first (trusted flagger, DSA article 22).
  package var isPriority: Bool
  /// Where to go by hand.
  package var byHand: Label

  /// A channel from its fields.
  package init(
    code: String, name: Label, platform: String? = nil, partner: String? = nil,
    status: ChannelStatus, from: CalendarDay? = nil, until: CalendarDay? = nil,
    actReference: String = "", acts: Set<ReportAct>, needs: Set<ChannelNeed> = [],
    delivery: ChannelDelivery = .byHand, isPriority: Bool = false,
    byHand: Label = Label("", "")
  ) {
    self.code = code
    self.name = name
    self.platform = platform
    self.partner = partner
    self.status = status
    self.from = from
    self.until = until
    self.actReference = actReference
    self.acts = acts
    self.needs = needs
    self.delivery = delivery
    self.isPriority = isPriority
    self.byHand = byHand
  }

  /// Whether its status is in force on `day`, whatever the status is.
  package func isInForce(on day: CalendarDay) -> Bool {
    from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }
}
