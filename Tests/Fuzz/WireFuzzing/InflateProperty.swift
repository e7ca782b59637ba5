import Deflate
import SyncProtocol

/// Restoring any bytes: within the limits or refused; what was shrunk comes back, and nothing of it does when it is cut.
///
/// The first byte says what the rest is: bit 0 with the dictionary; 2 and 3 a text to shrink first, the second byte being
/// how much of it to cut, the others a stream. Large ones are rare, so that most runs are short: a stream may restore the
/// protocol's limit from 0xFC on and 64 KiB below, and a text of 1,024 bytes behind 255, 77 whose sum is 0 is repeated past
/// the size from which the ratio counts.
enum InflateProperty {
  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    var supply = ByteSupply(bytes)
    let mode = supply.byte()
    let dictionary = mode & 1 == 0 ? [] : FuzzedSchema.caseDictionary
    let isRepeated =
      bytes.count == 1026 && bytes[0] == 255 && bytes[1] == 77
      && bytes.dropFirst(2).reduce(0, &+) == 0
    if mode & 0xFE == 2 || isRepeated {
      let cut = supply.number(below: 256)
      let text = supply.rest()
      let times = isRepeated ? Inflater.ratioFreeBytes / text.count + 2 : 1
      try checkRoundTrip(
        of: Array(repeatElement(text, count: times).joined()), dictionary, cut: cut)
    } else {
      let bytesMax = mode >= 0xFC ? Limits.columnsRestoredBytesMax : Inflater.stepBytes
      try checkStream(supply.rest(), dictionary, bytesMax: bytesMax)
    }
  }

  private static func inflate(
    _ stream: [UInt8], _ dictionary: [UInt8], bytesMax: Int
  ) throws(DeflateError) -> [UInt8] {
    try Inflater.inflate(
      stream, dictionary: dictionary, bytesMax: bytesMax, ratioMax: Limits.inflateRatioMax)
  }

  private static func isDense(_ restored: [UInt8], _ stream: [UInt8]) -> Bool {
    restored.count <= Inflater.ratioFreeBytes
      || restored.count / max(stream.count, 1) <= Limits.inflateRatioMax
  }

  private static func checkStream(
    _ stream: [UInt8], _ dictionary: [UInt8], bytesMax: Int
  ) throws(BrokenProperty) {
    guard let restored = try? inflate(stream, dictionary, bytesMax: bytesMax) else { return }
    try BrokenProperty.unless(
      restored.count <= bytesMax && isDense(restored, stream),
      "restored bytes are within the limits")
    try checkRoundTrip(of: restored, dictionary, cut: 0)
  }

  private static func checkRoundTrip(
    of plain: [UInt8], _ dictionary: [UInt8], cut: Int
  ) throws(BrokenProperty) {
    guard let shrunk = try? Deflater.deflate(plain, dictionary: dictionary) else {
      throw BrokenProperty("anything can be shrunk")
    }
    let restored = try? inflate(shrunk, dictionary, bytesMax: plain.count)
    try BrokenProperty.unless(
      restored == (isDense(plain, shrunk) ? plain : nil),
      "what was shrunk comes back, when it is not too many times as much")
    let (spoilt, what) =
      cut % 2 == 0
      ? (Array(shrunk.dropLast(1 + cut / 2)), "without its end")
      : (shrunk + [0], "with more behind")
    try BrokenProperty.unless(
      (try? inflate(spoilt, dictionary, bytesMax: plain.count)) == nil,
      "a stream \(what) is refused")
    try checkLimit(of: plain, shrunk, dictionary)
  }

  private static func checkLimit(
    of plain: [UInt8], _ shrunk: [UInt8], _ dictionary: [UInt8]
  ) throws(BrokenProperty) {
    guard !plain.isEmpty, isDense(plain, shrunk) else { return }
    do throws(DeflateError) {
      _ = try inflate(shrunk, dictionary, bytesMax: plain.count - 1)
    } catch {
      return try BrokenProperty.unless(
        error == .tooLarge(bytesMax: plain.count - 1), "one byte too many is too large")
    }
    throw BrokenProperty("one byte too many is refused")
  }
}
