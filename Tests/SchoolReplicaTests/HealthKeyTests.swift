import Foundation
import SchoolReplica
import Testing

@Suite struct `A key of the health compartment` {
  @Test func `comes back from its printed form, however it is copied`() throws {
    let key = HealthKey.new()
    let printed = key.printed
    #expect(printed.split(separator: "-").map(\.count) == Array(repeating: 4, count: 14))
    #expect(HealthKey(printed: printed) == key)
    #expect(HealthKey(printed: printed.lowercased().replacing("-", with: " ")) == key)
    #expect(
      HealthKey(printed: printed.replacing("0", with: "o").replacing("1", with: "l")) == key)
  }

  @Test func `does not come back with a character wrong, missing or exchanged`() {
    let printed = Array(HealthKey.new().printed)
    for place in printed.indices where printed[place] != "-" {
      var wrong = printed
      wrong[place] = printed[place] == "7" ? "8" : "7"
      #expect(HealthKey(printed: String(wrong)) == nil)
      var fewer = printed
      fewer.remove(at: place)
      #expect(HealthKey(printed: String(fewer)) == nil)
    }
    for text in ["", "U", "é", "0000", String(repeating: "0", count: 56)] {
      #expect(HealthKey(printed: text) == nil)
    }
  }

  @Test func `is kept in a file of its owner, and never replaced`() throws {
    let path = NSTemporaryDirectory() + "preau-health-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try HealthKey.read(path) == nil)
    let key = HealthKey.new()
    try key.save(path)
    #expect(try HealthKey.read(path) == key)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(throws: HealthError.keyThere) { try HealthKey.new().save(path) }
    try "abîmée".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: HealthError.keyDamaged) { _ = try HealthKey.read(path) }
  }
}
