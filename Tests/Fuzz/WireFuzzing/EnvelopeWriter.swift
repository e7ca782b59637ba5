/// Writes the few protobuf fields that carry a fuzzer's columns, so that zlib's check sum does not stop every mutation.
struct EnvelopeWriter {
  private(set) var bytes: [UInt8] = []

  mutating func field(_ number: UInt8, _ value: UInt64) {
    bytes.append(number << 3)
    varint(value)
  }

  mutating func field(_ number: UInt8, _ content: [UInt8]) {
    bytes.append(number << 3 | 2)
    varint(UInt64(content.count))
    bytes += content
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
