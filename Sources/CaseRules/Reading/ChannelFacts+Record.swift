internal import Causality
internal import CaseModel
package import RecordModel

extension ChannelFacts {
  /// A channel from the values of its record; `nil` when it has no code or no status this build knows.
  package init?(values: [UInt8: FieldValue]) {
    let record = RuledRecord(
      record: RecordID(creation: .init(replica: .init(high: 0, low: 0), counter: 0), index: 0),
      values: values, writings: [:])
    let status = record.components(ChannelField.status)
    guard let code = record.text(ChannelField.code),
      let known = status[0].flatMap(ChannelStatus.init)
    else { return nil }
    let french = record.text(ChannelField.nameFrench) ?? code
    let byHand = record.text(ChannelField.byHand) ?? ""
    let byHandEnglish = record.text(ChannelField.byHandEnglish) ?? byHand
    self.init(
      code: code, name: Label(french, record.text(ChannelField.nameEnglish) ?? french),
      platform: record.text(ChannelField.platform), partner: record.text(ChannelField.partner),
      status: known, from: status.day(1), until: status.day(2), actReference: status[3] ?? "",
      acts: Self.members(ReportAct.allCases, from: ChannelField.actFirst, values),
      needs: Self.members(ChannelNeed.allCases, from: ChannelField.needFirst, values),
      delivery: record.code(ChannelField.delivery) ?? .byHand,
      isPriority: record.isTrue(ChannelField.priority), byHand: Label(byHand, byHandEnglish))
  }

  /// The values of a channel's record; what is not said is absent.
  package var values: [UInt8: FieldValue] {
    var values: [UInt8: FieldValue] = [
      ChannelField.code.rawValue: .text(code), ChannelField.nameFrench.rawValue: .text(name.french),
      ChannelField.nameEnglish.rawValue: .text(name.english),
      ChannelField.delivery.rawValue: .text(delivery.rawValue),
      ChannelField.priority.rawValue: .boolean(isPriority),
    ]
    values[ChannelField.platform.rawValue] = platform.map(FieldValue.text)
    values[ChannelField.partner.rawValue] = partner.map(FieldValue.text)
    if !byHand.french.isEmpty { values[ChannelField.byHand.rawValue] = .text(byHand.french) }
    if !byHand.english.isEmpty {
      values[ChannelField.byHandEnglish.rawValue] = .text(byHand.english)
    }
    let act = actReference.isEmpty ? nil : actReference
    let status = [self.status.rawValue, from?.description, until?.description, act]
    if let status = try? CompositeValue(status) {
      values[ChannelField.status.rawValue] = .text(status.text)
    }
    for (number, act) in zip(ChannelField.actFirst..., ReportAct.allCases) {
      values[number] = .boolean(acts.contains(act))
    }
    for (number, need) in zip(ChannelField.needFirst..., ChannelNeed.allCases) {
      values[number] = .boolean(needs.contains(need))
    }
    return values
  }

  private static func members<Code: Hashable>(
    _ codes: [Code], from first: UInt8, _ values: [UInt8: FieldValue]
  ) -> Set<Code> {
    Set(zip(first..., codes).filter { values[$0.0] == .boolean(true) }.map(\.1))
  }
}
