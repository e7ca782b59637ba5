package import CentralHub
internal import Foundation
internal import RecordStorage

/// Lays parcels down in a folder, for somebody or something to fetch.
///
/// Shape: `<channel>/<key>.json` and `<key>.html`. A file has its name only once it is whole and on the disk, and the JSON
/// comes last: whoever sees it may take both. The same parcel again replaces itself.
package struct ReportFolder: ReportDelivery {
  private let path: String

  /// A folder; it is made when the first parcel comes.
  package init(path: String) { self.path = path }

  package func deliver(_ parcel: ReportParcel) async throws(DeliveryError) -> String? {
    let folder = path + "/" + parcel.channel
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try put(parcel.html, at: "\(folder)/\(parcel.key).html")
      try put(parcel.json, at: "\(folder)/\(parcel.key).json")
    } catch { throw .folder }
    return nil
  }

  private func put(_ bytes: [UInt8], at path: String) throws {
    try OwnerOnlyFile.write(bytes, at: path + ".part")
    guard rename(path + ".part", path) == 0 else { throw StorageError.diskFailed(code: errno) }
  }
}
