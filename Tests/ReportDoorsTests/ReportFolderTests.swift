import CentralHub
import Foundation
import ReportDoors
import Testing

@Suite struct `A folder of reports` {
  @Test func `holds each parcel once, whole, for its owner only`() async throws {
    let path = NSTemporaryDirectory() + "preau-reports-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = ReportFolder(path: path)
    let parcel = ReportParcel(
      key: "preau-report-1", channel: "e_enfance", json: Array("{}".utf8), html: Array("<p>".utf8))
    for _ in 0..<2 { #expect(try await folder.deliver(parcel) == nil) }
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/e_enfance").sorted()
    #expect(names == ["preau-report-1.html", "preau-report-1.json"])
    let file = path + "/e_enfance/preau-report-1.json"
    #expect(FileManager.default.contents(atPath: file) == Data("{}".utf8))
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `that cannot be written says so`() async throws {
    await #expect(throws: DeliveryError.folder) {
      try await ReportFolder(path: "/dev/null/reports").deliver(
        ReportParcel(key: "k", channel: "c", json: [], html: []))
    }
  }

  @Test func `is found again in the book, and a book that is none is refused`() throws {
    let path = NSTemporaryDirectory() + "preau-book-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    var book = try DeliveryBook(path: path)
    book["e_enfance"] = DeliveryBook.Place(folder: "/somewhere", webhook: nil, ca: nil)
    try book.save()
    #expect(try DeliveryBook(path: path)["e_enfance"]?.folder == "/somewhere")
    #expect(try DeliveryBook(path: path)["cnil"] == nil)
    try Data("[]".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: DeliveryError.folder) { try DeliveryBook(path: path) }
  }
}
