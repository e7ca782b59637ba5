/// What a channel legally is.
///
/// Shape: the code of the first component of the field `status` of a channel. Source: domain study A4.
package enum ChannelStatus: String, Hashable, Sendable, CaseIterable {
  case signed
  case existingProcedure = "existing_procedure"
  case inDiscussion = "in_discussion"
  case absent = "none"
  case terminated

  /// Whether reports may leave through a channel of this status.
  package var carriesReports: Bool {
    switch self {
    case .signed, .existingProcedure: true
    case .inDiscussion, .absent, .terminated: false
    }
  }
}
