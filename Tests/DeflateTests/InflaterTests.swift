import Deflate
import Testing

@Suite struct `Shrinking and restoring` {
  private static let dictionary = Array("harcèlement moral physique cyber".utf8)
  private static let text = Array("harcèlement physique, harcèlement moral, ".utf8)

  private func restored(
    _ bytes: [UInt8], dictionary: [UInt8] = [], bytesMax: Int = 1 << 20, ratioMax: Int = 100
  ) throws(DeflateError) -> [UInt8] {
    try Inflater.inflate(bytes, dictionary: dictionary, bytesMax: bytesMax, ratioMax: ratioMax)
  }

  @Test(arguments: [0, 1, 40, 65_535, 65_536, 65_537, 300_000])
  func `gives back what went in`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    #expect(try restored(Deflater.deflate(bytes)) == bytes)
    #expect(
      try restored(
        Deflater.deflate(bytes, dictionary: Self.dictionary), dictionary: Self.dictionary) == bytes)
  }

  @Test func `is shorter with a dictionary`() throws {
    let (plain, preset) = (
      try Deflater.deflate(Self.text), try Deflater.deflate(Self.text, dictionary: Self.dictionary)
    )
    #expect(preset.count < plain.count)
    #expect(preset == (try Deflater.deflate(Self.text, dictionary: Self.dictionary)))
  }

  @Test func `refuses another dictionary, and none`() throws {
    let preset = try Deflater.deflate(Self.text, dictionary: Self.dictionary)
    #expect(throws: DeflateError.corrupt) { try restored(preset) }
    #expect(throws: DeflateError.corrupt) { try restored(preset, dictionary: [1, 2, 3]) }
    let shifted = [0] + Self.dictionary.dropLast()
    #expect(throws: DeflateError.corrupt) { try restored(preset, dictionary: shifted) }
  }

  @Test(arguments: [1, 7, 40, 81, 82, 1000])
  func `gives back what went in with a boundary anywhere`(boundary: Int) throws {
    let whole = try Deflater.deflate(Self.text, boundary: boundary, dictionary: Self.dictionary)
    #expect(try restored(whole, dictionary: Self.dictionary) == Self.text)
  }

  @Test func `reads zlib's own streams, with and without a dictionary`() throws {
    let plain = try Deflater.deflate(zlib: Self.text)
    #expect(try restored(zlib: plain) == Self.text)
    let sum = try Deflater.deflate(Self.dictionary).suffix(4)
    let preset = try [0x78, 0xBB] + sum + Deflater.deflate(Self.text, dictionary: Self.dictionary)
    #expect(try restored(zlib: preset, dictionary: Self.dictionary) == Self.text)
    #expect(throws: DeflateError.wrongDictionary) { try restored(zlib: preset) }
    #expect(throws: DeflateError.wrongDictionary) { try restored(zlib: preset, dictionary: [1]) }
    for count in preset.indices {
      #expect(throws: DeflateError.truncated) {
        try restored(zlib: Array(preset[..<count]), dictionary: Self.dictionary)
      }
    }
    #expect(throws: DeflateError.corrupt) { try restored(zlib: [0x78, 0x9D] + plain.dropFirst(2)) }
    #expect(throws: DeflateError.trailingBytes) { try restored(zlib: plain + [0]) }
  }

  private func restored(zlib bytes: [UInt8], dictionary: [UInt8] = []) throws(DeflateError)
    -> [UInt8]
  {
    try Inflater.inflate(zlib: bytes, dictionary: dictionary, bytesMax: 1 << 20, ratioMax: 100)
  }

  @Test func `refuses a stream cut anywhere`() throws {
    let whole = try Deflater.deflate(Self.text)
    for count in whole.indices {
      #expect(throws: DeflateError.truncated) { try restored(Array(whole[..<count])) }
    }
  }

  @Test func `refuses bytes after the end and a wrong check sum`() throws {
    var whole = try Deflater.deflate(Self.text)
    #expect(throws: DeflateError.trailingBytes) { try restored(whole + [0]) }
    whole[whole.count - 1] ^= 1
    #expect(throws: DeflateError.corrupt) { try restored(whole) }
  }

  @Test func `stops at the limits`() throws {
    let zeros = try Deflater.deflate([UInt8](repeating: 0, count: 3 << 20))
    #expect(throws: DeflateError.tooLarge(bytesMax: 1 << 20)) { try restored(zeros) }
    #expect(throws: DeflateError.ratioExceeded(ratioMax: 100)) {
      try restored(zeros, bytesMax: 8 << 20)
    }
    #expect(try restored(zeros, bytesMax: 3 << 20, ratioMax: 2000).count == 3 << 20)
    let small = try Deflater.deflate([UInt8](repeating: 0, count: Inflater.ratioFreeBytes))
    #expect(try restored(small).count == Inflater.ratioFreeBytes)
  }

  @Test func `never traps on bytes with one bit flipped`() throws {
    let whole = try Deflater.deflate(Self.text, dictionary: Self.dictionary)
    for place in whole.indices {
      for bit in 0..<8 {
        var bytes = whole
        bytes[place] ^= 1 << UInt8(bit)
        _ = try? restored(bytes, dictionary: Self.dictionary)
      }
    }
  }
}
