internal import SyncProtocol

/// Writes Protocol Buffers by hand, so that vectors can hold messages our own code would not write.
struct Envelope {
  private var writer = ByteWriter()

  var bytes: [UInt8] { writer.bytes }

  /// A message with these fields, in order.
  static func with(_ fields: (inout Envelope) -> Void) -> [UInt8] {
    var envelope = Envelope()
    fields(&envelope)
    return envelope.bytes
  }

  mutating func number(_ field: UInt64, _ value: UInt64) {
    writer.append(varint: field << 3)
    writer.append(varint: value)
  }

  mutating func bytes(_ field: UInt64, _ value: [UInt8]) {
    writer.append(varint: field << 3 | 2)
    writer.append(count: value.count)
    writer.append(bytes: value)
  }

  mutating func text(_ field: UInt64, _ value: String) { bytes(field, Array(value.utf8)) }
}
