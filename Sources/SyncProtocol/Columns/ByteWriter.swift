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

  /// A column of numbers in the shortest of three forms: one value for all, runs, or one by one.
  package mutating func append(column values: [UInt64]) {
    guard let first = values.first else { return }
    let runs = Self.runs(of: values)
    if runs.count == 1 {
      append(byte: ColumnMode.constant.rawValue)
      append(varint: first)
    } else if runs.count * 2 < values.count {
      append(byte: ColumnMode.runs.rawValue)
      for run in runs {
        append(count: run.length)
        append(varint: run.value)
      }
    } else {
      append(byte: ColumnMode.plain.rawValue)
      for value in values { append(varint: value) }
    }
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

/// The three forms of a column of numbers.
enum ColumnMode: UInt8 {
  case constant = 0
  case plain = 1
  case runs = 2
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
