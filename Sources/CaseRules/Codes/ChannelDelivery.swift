/// How a report reaches the other end of a channel.
///
/// Shape: the code of the field `delivery` of a channel.
package enum ChannelDelivery: String, Hashable, Sendable, CaseIterable {
  case folder
  case webhook
  case byHand = "by_hand"
}
