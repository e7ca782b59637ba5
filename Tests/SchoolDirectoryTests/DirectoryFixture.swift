import CZlib
import SchoolDirectory

/// Directory files made for tests.
enum DirectoryFixture {
  static let header =
    "uai;nom;nature;secteur;code_insee;commune;code_departement;departement;"
    + "code_academie;academie;circonscription;effectifs;latitude;longitude"

  static func line(_ uai: String, name: String = "École Jean Moulin") -> String {
    "\(uai);\(name);ecole;public;01004;Ambérieu;001;Ain;10;Lyon;Bourg 1;120;45.97;5.35"
  }

  /// Lines with these numbers as UAI, under the usual header.
  static func file(numbers: Range<Int>) -> String {
    ([header] + numbers.map { line(uai($0)) }).joined(separator: "\n") + "\n"
  }

  static func uai(_ number: Int) -> String {
    let letters = Array("ABCDEFGHJKLMNPRSTUVWXYZ")
    let digits = String(number)
    return String(repeating: "0", count: 7 - digits.count) + digits + String(letters[number % 23])
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    return [UInt8](unsafeUninitializedCapacity: bytes.count + 1024) { room, count in
      input.withUnsafeMutableBufferPointer { pending in
        stream.next_in = pending.baseAddress
        stream.avail_in = UInt32(pending.count)
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        deflate(&stream, Z_FINISH)
        count = room.count - Int(stream.avail_out)
      }
    }
  }
}

/// What came of reading a whole file.
struct Reading: Equatable {
  var entries: [SchoolEntry]
  var summary: SchoolDirectorySummary
}

func read(
  _ bytes: [UInt8], limits: SchoolDirectoryLimits = SchoolDirectoryLimits(),
  chunkBytes: Int = 65_536
) throws(SchoolDirectoryError) -> Reading {
  let source = SlowSource(inner: MemoryByteSource(bytes), chunkBytes: chunkBytes)
  var reader = SchoolDirectoryReader(source, limits: limits)
  var entries: [SchoolEntry] = []
  while let entry = try reader.next() { entries.append(entry) }
  return Reading(entries: entries, summary: reader.summary)
}

func read(_ text: String) throws(SchoolDirectoryError) -> Reading {
  try read(Array(text.utf8))
}

/// Gives a few bytes at a time, as a pipe may.
struct SlowSource: ByteSource {
  var inner: MemoryByteSource
  let chunkBytes: Int

  mutating func next(byteCountMax: Int) throws(SchoolDirectoryError) -> [UInt8] {
    try inner.next(byteCountMax: min(chunkBytes, byteCountMax))
  }
}

/// Numbers that a seed replays.
///
/// Source: Steele et al., "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
