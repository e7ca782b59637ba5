/// A report on its way out: what is handed over, and the key by which the recipient knows it again.
package struct ReportParcel: Hashable, Sendable {
  /// The same for every attempt, so that a repeat is recognised.
  package let key: String
  /// The code of the channel it goes to.
  package let channel: String
  /// The dossier, `protocol/schema/dossier_v1.schema.json`.
  package let json: [UInt8]
  /// The dossier to read and print.
  package let html: [UInt8]

  /// A parcel from its parts.
  package init(key: String, channel: String, json: [UInt8], html: [UInt8]) {
    self.key = key
    self.channel = channel
    self.json = json
    self.html = html
  }
}

/// Hands a parcel over to whoever takes it.
package protocol ReportDelivery: Sendable {
  /// Hands it over; a second time is the same as once.
  ///
  /// - Returns: the recipient's own reference, when it gave one.
  func deliver(_ parcel: ReportParcel) async throws(DeliveryError) -> String?
}

/// Why a parcel was not taken; whether it arrived all the same may be unknown.
package enum DeliveryError: Error, Hashable, Sendable {
  /// The folder cannot be written.
  case folder
  /// Nobody answered, or the line broke, after all tries.
  case unreachable
  /// The recipient answered that it does not take it, with this HTTP status.
  case refused(status: Int)
}
