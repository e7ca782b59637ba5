import SchoolDirectory
import Testing

@Suite struct `Any bytes at all` {
  static let plain = Array(DirectoryFixture.file(numbers: 0..<30).utf8)
  static let gzip = DirectoryFixture.gzip(plain)

  /// Either way is right, as long as it ends.
  private func readToAnEnd(_ bytes: [UInt8], _ random: inout SplitMix64) {
    let chunkBytes = Int.random(in: 1...300, using: &random)
    let reading = try? read(bytes, chunkBytes: chunkBytes)
    #expect((reading?.entries.count ?? 0) <= bytes.count)
  }

  @Test(arguments: 0..<40)
  func `are read to an end or refused`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let count = Int.random(in: 0...2000, using: &random)
    let noise = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    readToAnEnd(noise, &random)
    readToAnEnd([0x1F, 0x8B, 8, 0] + noise, &random)
    readToAnEnd(Array((DirectoryFixture.header + "\n").utf8) + noise, &random)
  }

  @Test(arguments: [plain, gzip], 0..<40)
  func `near to a good file are read to an end or refused`(good: [UInt8], seed: UInt64) {
    var random = SplitMix64(state: seed)
    for _ in 0..<5 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = [0x22, 0x3B, 0x0A, 0x0D, UInt8(seed)].randomElement(using: &random) ?? 0
      }
      readToAnEnd(bytes, &random)
    }
  }

  @Test(arguments: 0..<200)
  func `are a UAI or are not`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let scalars = (0..<Int.random(in: 0...10, using: &random)).compactMap { _ in
      Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random))
    }
    let text = String(String.UnicodeScalarView(scalars))
    if let uai = try? UAI(parsing: text) { #expect(uai.description.count == 8) }
  }
}
