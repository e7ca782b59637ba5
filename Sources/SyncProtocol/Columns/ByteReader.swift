/// Reads the elements that columns are made of, and throws where they end or break a rule.
package struct ByteReader {
  package let bytes: [UInt8]
  @usableFromInline package internal(set) var position = 0

  @inlinable package init(_ bytes: [UInt8]) { self.bytes = bytes }

  @inlinable package var isAtEnd: Bool { position == bytes.count }
  @inlinable package var remaining: Int { bytes.count - position }

  @inlinable package mutating func byte() throws(FrameError) -> UInt8 {
    guard position < bytes.count else { throw .truncated }
    defer { position += 1 }
    return bytes[position]
  }

  /// The next `count` bytes, as a range of `bytes`.
  @inlinable package mutating func take(_ count: Int) throws(FrameError) -> Range<Int> {
    guard count >= 0, count <= remaining else { throw .truncated }
    defer { position += count }
    return position..<position + count
  }

  @inlinable package mutating func varint() throws(FrameError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if shift == 63, byte > 1 { throw .malformed(.varint) }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        if byte == 0, shift > 0 { throw .malformed(.varint) }
        return value
      }
      shift += 7
    }
    throw .truncated
  }

  /// A number of things to follow, at most `limit`.
  package mutating func count(_ limit: FrameLimit, max: Int) throws(FrameError) -> Int {
    let value = try varint()
    guard value <= UInt64(max) else { throw .limit(limit) }
    return Int(value)
  }

  @inlinable package mutating func zigzag() throws(FrameError) -> Int64 { try varint().unzigzagged }

  /// A column of `count` numbers.
  package mutating func column(_ count: Int) throws(FrameError) -> [UInt64] {
    guard count > 0 else { return [] }
    guard let mode = ColumnMode(byte: try byte()) else { throw .malformed(.columnMode) }
    switch mode {
    case .constant: return [UInt64](repeating: try varint(), count: count)
    case .plain: return try plainColumn(count)
    case .runs: return try runColumn(count)
    case .packed(let bits): return try packedColumn(count, bitsEach: bits)
    case .packedRest(let bits):
      let first = try varint()
      return [first] + (try packedColumn(count - 1, bitsEach: bits))
    }
  }

  private mutating func packedColumn(_ count: Int, bitsEach width: Int) throws(FrameError)
    -> [UInt64]
  {
    guard width > 0 else { return [UInt64](repeating: 0, count: count) }
    let range = try take((count * width + 7) / 8)
    let spare = range.count * 8 - count * width
    if spare > 0, bytes[range.upperBound - 1] >> UInt8(8 - spare) != 0 {
      throw .malformed(.columnMode)
    }
    var (bits, bitCount, place): (UInt128, Int, Int) = (0, 0, range.lowerBound)
    return (0..<count).map { _ in
      while bitCount < width {
        bits |= UInt128(bytes[place]) << UInt128(bitCount)
        (bitCount, place) = (bitCount + 8, place + 1)
      }
      defer { (bits, bitCount) = (bits >> UInt128(width), bitCount - width) }
      return UInt64(truncatingIfNeeded: bits) & (1 << UInt64(width) - 1)
    }
  }

  private mutating func plainColumn(_ count: Int) throws(FrameError) -> [UInt64] {
    guard count <= remaining else { throw .truncated }
    var values: [UInt64] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try varint()) }
    return values
  }

  private mutating func runColumn(_ count: Int) throws(FrameError) -> [UInt64] {
    var values: [UInt64] = []
    values.reserveCapacity(count)
    while values.count < count {
      let length = try varint()
      guard length > 0, length <= UInt64(count - values.count) else {
        throw .malformed(.columnMode)
      }
      values.append(contentsOf: repeatElement(try varint(), count: Int(length)))
    }
    return values
  }

  package mutating func bits(_ count: Int) throws(FrameError) -> [Bool] {
    let range = try take((count + 7) / 8)
    if count % 8 != 0, bytes[range.upperBound - 1] >> UInt8(count % 8) != 0 {
      throw .malformed(.nullBits)
    }
    return (0..<count).map { bytes[range.lowerBound + $0 / 8] >> UInt8($0 % 8) & 1 == 1 }
  }

  /// The bytes up to the next zero byte, which is passed over.
  package mutating func terminated() throws(FrameError) -> Range<Int> {
    let start = position
    guard let end = bytes.withUnsafeBytes({ Self.firstZero(in: $0, from: start) }) else {
      throw .truncated
    }
    position = end + 1
    return start..<end
  }

  /// The place of the first zero byte, looked for eight bytes at a time.
  ///
  /// Taking one from every byte of a word sets the top bit of those that were zero, and of no lower one.
  private static func firstZero(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var place = start
    while place + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let zeros = (word &- ones) & ~word & (ones << 7)
      if zeros != 0 { return place + zeros.trailingZeroBitCount / 8 }
      place += 8
    }
    return bytes[place...].firstIndex(of: 0)
  }
}
