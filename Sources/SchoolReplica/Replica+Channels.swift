internal import CaseModel
package import CaseRules
internal import RecordModel
internal import ReplicaStorage

extension Replica {
  /// The national registry of channels, as the last exchange brought it, in the ministry's order.
  ///
  /// A channel whose status this build does not know is left out: nothing may be said of it that could be wrong.
  package func channels() throws -> [ChannelFacts] {
    var channels: [(position: Int64, facts: ChannelFacts)] = []
    try store.eachRecord(of: CaseKind.channel.rawValue) { stored in
      guard let facts = ChannelFacts(values: stored.values) else { return }
      var position = Int64.max
      if case .integer(let number)? = stored.values[ChannelField.position.rawValue] {
        position = number
      }
      channels.append((position, facts))
    }
    return channels.sorted { ($0.position, $0.facts.code) < ($1.position, $1.facts.code) }
      .map(\.facts)
  }

  /// The channel with this code.
  ///
  /// - Throws: `CaseworkError.noSuchChannel`.
  package func channel(coded code: String) throws -> ChannelFacts {
    guard let channel = try channels().first(where: { $0.code == code.lowercased() }) else {
      throw CaseworkError.noSuchChannel
    }
    return channel
  }
}
