/// Appends the elements that columns are made of.
///
/// Source: `protocol/03-change-set.md`, section 4 (varint and zigzag as in Protocol Buffers).
package struct ByteWriter {
  /// A writer with nothing in it, and room for so many bytes.
  @inlinable package init(capacity: Int = 0) { if capacity > 0 { bytes.reserveCapacity(capacity) } }

  /// What was written.
  @usableFromInline package internal(set) var bytes: [UInt8] = []

  /// Forgets what was written and keeps the room.
  @inlinable package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  @inlinable package mutating func append(byte: UInt8) { bytes.append(byte) }
  @inlinable package mutating func append(bytes more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  @inlinable package mutating func append(varint value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  @inlinable package mutating func append(count: Int) { append(varint: UInt64(count)) }
  @inlinable package mutating func append(zigzag value: Int64) { append(varint: value.zigzag) }

  /// A column of numbers: one value for all, runs, one by one, or a short one packed into bits, whichever is shortest.
  package mutating func append(column values: [UInt64]) {
    guard let first = values.first else { return }
    let runs = Self.runs(of: values)
    if runs.count == 1 {
      if first == 0 { return append(byte: ColumnMode.packed(bits: 0).byte) }
      append(byte: ColumnMode.constant.byte)
      return append(varint: first)
    }
    let start = bytes.count
    if runs.count * 2 < values.count { append(runs: runs) } else { append(plain: values) }
    if values.count <= Self.packedCountMax { replace(from: start, byShorterPackingOf: values) }
  }

  /// Above it columns go byte by byte, which lets zlib see what is frequent.
  private static let packedCountMax = 64

  private mutating func append(runs: [(length: Int, value: UInt64)]) {
    append(byte: ColumnMode.runs.byte)
    for run in runs {
      append(count: run.length)
      append(varint: run.value)
    }
  }

  private mutating func append(plain values: [UInt64]) {
    append(byte: ColumnMode.plain.byte)
    for value in values { append(varint: value) }
  }

  private mutating func replace(from start: Int, byShorterPackingOf values: [UInt64]) {
    for first in [nil, values[0]] {
      let rest = first == nil ? values[...] : values.dropFirst()
      let width = UInt64.bitWidth - (rest.max() ?? 0).leadingZeroBitCount
      guard width <= ColumnMode.bitsMax else { continue }
      var packed = ByteWriter()
      packed.append(
        byte: (first == nil ? ColumnMode.packed(bits: width) : .packedRest(bits: width)).byte)
      if let first { packed.append(varint: first) }
      packed.append(packed: rest, bitsEach: width)
      guard packed.bytes.count < bytes.count - start else { continue }
      bytes.replaceSubrange(start..., with: packed.bytes)
    }
  }

  /// Numbers of so many bits each, the lowest bit first; spare bits are zero.
  private mutating func append(packed values: ArraySlice<UInt64>, bitsEach width: Int) {
    var (bits, bitCount): (UInt128, Int) = (0, 0)
    for value in values {
      bits |= UInt128(value) << UInt128(bitCount)
      bitCount += width
      while bitCount >= 8 {
        append(byte: UInt8(truncatingIfNeeded: bits))
        (bits, bitCount) = (bits >> 8, bitCount - 8)
      }
    }
    if bitCount > 0 { append(byte: UInt8(truncatingIfNeeded: bits)) }
  }

  private static func runs(of values: [UInt64]) -> [(length: Int, value: UInt64)] {
    var runs: [(length: Int, value: UInt64)] = []
    for value in values {
      if let last = runs.last, last.value == value {
        runs[runs.count - 1].length += 1
      } else {
        runs.append((1, value))
      }
    }
    return runs
  }

  /// Bits, eight to a byte, the first in the lowest place.
  package mutating func append(bits: [Bool]) {
    for start in stride(from: 0, to: bits.count, by: 8) {
      var byte: UInt8 = 0
      for offset in 0..<min(8, bits.count - start) where bits[start + offset] {
        byte |= 1 << UInt8(offset)
      }
      bytes.append(byte)
    }
  }
}

/// The forms of a column of numbers, as the byte before them says.
enum ColumnMode: Equatable {
  case constant
  case plain
  case runs
  /// All of them in so many bits each; with no bits all are zero.
  case packed(bits: Int)
  /// The first one alone, the others in so many bits each.
  case packedRest(bits: Int)

  /// The most bits a packed number may take.
  static let bitsMax = 63
  private static let packedByte: UInt8 = 64
  private static let packedRestByte: UInt8 = 128

  init?(byte: UInt8) {
    switch byte {
    case 0: self = .constant
    case 1: self = .plain
    case 2: self = .runs
    case Self.packedByte..<Self.packedRestByte: self = .packed(bits: Int(byte - Self.packedByte))
    case Self.packedRestByte...Self.packedRestByte + UInt8(Self.bitsMax):
      self = .packedRest(bits: Int(byte - Self.packedRestByte))
    default: return nil
    }
  }

  var byte: UInt8 {
    switch self {
    case .constant: 0
    case .plain: 1
    case .runs: 2
    case .packed(let bits): Self.packedByte + UInt8(bits)
    case .packedRest(let bits): Self.packedRestByte + UInt8(bits)
    }
  }
}

extension Int64 {
  /// Small numbers of either sign as small unsigned ones.
  @inlinable package var zigzag: UInt64 { UInt64(bitPattern: self << 1 ^ self >> 63) }
}

extension UInt64 {
  /// Undoes `Int64.zigzag`.
  @inlinable package var unzigzagged: Int64 {
    Int64(bitPattern: self >> 1) ^ -Int64(bitPattern: self & 1)
  }
}
