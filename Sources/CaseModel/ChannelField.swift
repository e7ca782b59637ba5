package import RecordModel

/// The numbers of a channel's fields; the yes-or-no fields of its two sets follow in ranges.
///
/// Shape: 1 to 20, then acts from 32, needs from 48. A number is never reused. Source: domain study A2, A5, A6.
package enum ChannelField: UInt8, Hashable, Sendable, CaseIterable {
  case code = 1
  case nameFrench = 2
  case nameEnglish = 3
  case platform = 4
  case partner = 5
  case status = 6
  case byHand = 7
  case priority = 8
  case delivery = 9
  case position = 10
  case byHandEnglish = 11

  /// The number of the first act a channel offers.
  package static let actFirst: UInt8 = 32
  /// The number of the first thing a channel needs.
  package static let needFirst: UInt8 = 48
}

extension RecordKind {
  /// A way to report to a platform, a partner or an authority, with the legal status it really has.
  package static let channel = RecordKind(
    CaseKind.channel.rawValue, "channel", label: Label("Canal de signalement", "Channel"),
    writer: .centre, stream: .national,
    fields: [
      Field(ChannelField.code, "code", .text, .statistical, "Code", "Code"),
      Field(ChannelField.nameFrench, "name_fr", .text, .statistical, "Nom", "French name"),
      Field(ChannelField.nameEnglish, "name_en", .text, .statistical, "Nom anglais", "Name"),
      Field(
        ChannelField.platform, "platform", .code(.platform), .statistical, "Plateforme", "Platform"),
      Field(ChannelField.partner, "partner", .text, .statistical, "Partenaire", "Partner"),
      Field(
        ChannelField.status, "status",
        .composite(["channel_status", "since", "until", "act_reference"]), .statistical,
        "Statut juridique", "Legal status"),
      Field(
        ChannelField.byHand, "by_hand", .text, .statistical, "Où s’adresser à la main",
        "Where to go by hand, in French"),
      Field(ChannelField.priority, "priority", .boolean, .statistical, "Prioritaire", "Priority"),
      Field(
        ChannelField.delivery, "delivery", .code(.delivery), .statistical, "Remise", "Delivery"),
      Field(ChannelField.position, "position", .integer, .statistical, "Rang", "Position"),
      Field(
        ChannelField.byHandEnglish, "by_hand_en", .text, .statistical,
        "Où s’adresser à la main, en anglais", "Where to go by hand"),
    ] + Field.members(of: .reportAct, from: ChannelField.actFirst, Label("Propose", "Offers"))
      + Field.members(of: .channelNeed, from: ChannelField.needFirst, Label("Exige", "Needs")))
}
