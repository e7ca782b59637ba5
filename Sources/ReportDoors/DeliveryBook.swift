package import CentralHub
package import Crypto
internal import Foundation
internal import RecordStorage

/// Where the dossiers of each channel go: the hub's own affair, which no school reads.
package struct DeliveryBook {
  /// A place for one channel: a folder, or an address.
  package struct Place: Codable, Hashable, Sendable {
    package var folder: String?
    package var webhook: String?
    /// Authorities to trust beside the system's.
    package var ca: String?

    /// A place from its parts.
    package init(folder: String?, webhook: String?, ca: String?) {
      self.folder = folder
      self.webhook = webhook
      self.ca = ca
    }
  }

  private let path: String
  private var places: [String: Place] = [:]

  /// Reads a book; one that is not there is empty.
  ///
  /// - Throws: `DeliveryError.folder` when it cannot be read as one.
  package init(path: String) throws(DeliveryError) {
    self.path = path
    guard let bytes = FileManager.default.contents(atPath: path) else { return }
    guard let places = try? JSONDecoder().decode([String: Place].self, from: bytes) else {
      throw .folder
    }
    self.places = places
  }

  /// Where a channel's dossiers go.
  package subscript(channel: String) -> Place? {
    get { places[channel] }
    set { places[channel] = newValue }
  }

  /// Writes the book.
  package func save() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try OwnerOnlyFile.write(Array(encoder.encode(places)), at: path)
  }

  /// The door to a channel's place; `nil` when there is none, or its address cannot be used.
  package func delivery(
    to channel: String, key: Curve25519.Signing.PrivateKey
  ) -> (any ReportDelivery)? {
    guard let place = places[channel] else { return nil }
    if let folder = place.folder { return ReportFolder(path: folder) }
    guard let webhook = place.webhook else { return nil }
    return ReportWebhook(address: webhook, key: key, authoritiesPath: place.ca)
  }
}
