import Foundation
import RecordStorage
import Testing

@Suite struct `A file for its owner only` {
  @Test func `holds what was written, and nobody else may read it`() throws {
    let path = NSTemporaryDirectory() + "preau-owner-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try OwnerOnlyFile.write(Array("longer than the next".utf8), at: path)
    try OwnerOnlyFile.write([1, 2, 3], at: path)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `is refused by name where it cannot be`() {
    #expect(throws: StorageError.cannotOpen) {
      try OwnerOnlyFile.write([1], at: "/nowhere/at/all/key")
    }
  }
}
