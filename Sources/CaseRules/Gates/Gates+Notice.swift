internal import CaseModel
internal import RecordModel

extension Gates {
  /// How long reasons may be: a notice explains, it does not tell the victim's story.
  ///
  /// Shape: Unicode scalars, since one character as people see it can be made of any number of them.
  package static let reasonsCharacterCountMax = 2_000

  /// G4: what DSA article 16 asks of a notice, and what the channel asks besides.
  static func notice(_ report: ReportFacts, _ channel: ChannelFacts?) -> GateAnswer {
    var needs = channel?.needs ?? []
    if report.act.isNotice { needs.formUnion([.url, .category, .reasons, .notifier, .goodFaith]) }
    if report.act.concernsAccount { needs.formUnion([.reasons, .handle]) }
    if report.act != .courtOrder { needs.insert(.category) }
    if report.showsMinorSexually { needs.subtract([.notifier, .evidenceHash]) }
    var reasons = wholeReportReasons(report, needs)
    if report.act != .courtOrder && report.items.isEmpty { reasons.append(.noItem) }
    for (place, item) in report.items.enumerated() {
      // An account has a handle, and no address or category of its own that somebody could be asked for.
      let isAccountAlone = report.act.concernsAccount && !item.isContent
      reasons += itemReasons(
        item, number: place + 1, isAccountAlone ? needs.subtracting([.url, .category]) : needs)
    }
    return .refused(.notice, reasons)
  }

  private static func wholeReportReasons(
    _ report: ReportFacts, _ needs: Set<ChannelNeed>
  ) -> [GateReason] {
    var reasons: [GateReason] = []
    if needs.contains(.reasons), report.reasons.isBlank { reasons.append(.noReasons) }
    if needs.contains(.notifier), !isComplete(report.notifier) { reasons.append(.noNotifier) }
    if needs.contains(.goodFaith), !report.goodFaith { reasons.append(.noGoodFaith) }
    if needs.contains(.court), report.act == .courtOrder, report.court == nil {
      reasons.append(.noCourtReference)
    }
    return reasons
  }

  private static func isComplete(_ notifier: NotifierFacts?) -> Bool {
    guard let notifier else { return false }
    return !notifier.name.isBlank && MailAddress.isPlausible(notifier.email)
  }

  private static func itemReasons(
    _ item: ReportItemFacts, number: Int, _ needs: Set<ChannelNeed>
  ) -> [GateReason] {
    var reasons: [GateReason] = []
    if let url = item.url, !url.isBlank {
      if !ExactURL.isExact(url) { reasons.append(.notAnExactURL(item: number)) }
    } else if needs.contains(.url) {
      reasons.append(.noURL(item: number))
    }
    if needs.contains(.handle), item.handle.isBlank { reasons.append(.noHandle(item: number)) }
    if needs.contains(.category), item.category == nil { reasons.append(.noCategory(item: number)) }
    if needs.contains(.evidenceHash), !ReportItemFacts.isHash(item.evidenceHash ?? "") {
      reasons.append(.noEvidenceHash(item: number))
    }
    return reasons
  }

  /// G5: a court's decision is executed by the provider; the school passes on its reference and dates.
  static func courtOrder(_ report: ReportFacts, on day: CalendarDay) -> GateAnswer {
    guard report.act == .courtOrder else { return .allowed(.courtOrder) }
    guard let court = report.court, !court.reference.isBlank else {
      return .refused(.courtOrder, [.noCourtReference])
    }
    guard let decidedOn = court.decidedOn, let from = court.from, let until = court.until else {
      return .refused(.courtOrder, [.noCourtDates])
    }
    guard decidedOn <= day, decidedOn <= from, from <= until else {
      return .refused(.courtOrder, [.courtDatesOutOfOrder])
    }
    if until < day { return .refused(.courtOrder, [.courtOrderOver(until)]) }
    return .advised(.courtOrder, until > from.adding(months: 6) ? [.courtOrderLong] : [])
  }

  /// G10: a report carries the minimum: what it points at, what is wrong, whom to call at the school.
  static func minimum(_ report: ReportFacts) -> GateAnswer {
    var reasons: [GateReason] = []
    if report.contact.isBlank { reasons.append(.noContact) }
    for (place, item) in report.items.enumerated() where item.url.isBlank && item.handle.isBlank {
      reasons.append(.noURL(item: place + 1))
    }
    if report.reasons.unicodeScalars.count > reasonsCharacterCountMax {
      reasons.append(.reasonsTooLong(characterCountMax: reasonsCharacterCountMax))
    }
    if ContactDetails.appear(in: report.reasons) { reasons.append(.reasonsHoldContactDetails) }
    return .refused(.minimum, reasons)
  }

  /// G6: a sexual image of a minor goes to the police and to 3018, and is neither copied nor shown.
  static func minorSexualImage(_ report: ReportFacts, _ channel: ChannelFacts?) -> GateAnswer {
    guard report.showsMinorSexually else { return .allowed(.minorSexualImage) }
    guard minorImageChannels.contains(report.channelCode) else {
      return .refused(.minorSexualImage, [.minorImageElsewhere])
    }
    return .advised(.minorSexualImage, [.minorImageToPolice])
  }

  /// G6, for what is done with a content on this computer.
  static func minorSexualImage(
    _ category: ContentCategory, _ use: PlannedAct.ContentUse
  ) -> GateAnswer {
    guard category == .minorSexualImage else { return .allowed(.minorSexualImage) }
    switch use {
    case .copy, .preview, .export: return .refused(.minorSexualImage, [.minorImageNotHandled])
    case .note: return .advised(.minorSexualImage, [.minorImageToPolice])
    }
  }
}
