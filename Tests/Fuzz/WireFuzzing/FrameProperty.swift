import Causality
import Crypto
import Deflate
import RecordModel
import SyncProtocol

/// Reading any frame: refused, or opened to change-sets of the speaker in its counters that can be sealed again.
///
/// The first byte says what the rest is: 0 to 127 a whole frame, beyond that columns to be put into one.
enum FrameProperty {
  private static let speaker = FrameSpeaker(school: "0751234J", replica: FuzzedSchema.speaker)

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let mode = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    guard let frame = try? SealedFrame(bytes: mode < 128 ? rest : envelope(rest, mode)) else {
      return
    }
    try BrokenProperty.unless(frame.bytes.count > 0, "a frame keeps its bytes")
    try check(frame)
  }

  /// A frame around columns: two bits choose the dictionary, five the counters.
  private static func envelope(_ bytes: [UInt8], _ mode: UInt8) -> [UInt8] {
    var supply = ByteSupply(bytes)
    let number = mode & 3
    let head = [2, 3, number, UInt8(1 + supply.number(below: 8)), mode >> 2 & 31]
    let columns = try? Deflater.deflate(
      supply.rest(), dictionary: FuzzedSchema.dictionary(number))
    return head + [UInt8](repeating: 7, count: 64) + (columns ?? [])
  }

  private static func check(_ frame: SealedFrame) throws(BrokenProperty) {
    try BrokenProperty.unless(
      ChainHead.start.extended(by: frame).counter == frame.lastCounter,
      "the chain goes on to the last counter")
    guard let batch = try? frame.open(speaker: speaker.replica, schema: FuzzedSchema.schema)
    else { return }
    guard let key = FuzzedSchema.key else { throw BrokenProperty("32 bytes are a key") }
    try BrokenProperty.unless(
      !frame.isSigned(by: key.publicKey, speaker: speaker, chain: .start),
      "nobody has signed for this key")
    let counters = frame.firstCounter...frame.lastCounter
    try BrokenProperty.unless(
      batch.heads.allSatisfy {
        $0.dot.replica == speaker.replica && counters.contains($0.dot.counter)
      }, "change-sets are the speaker's, in the counters covered")
    try ColumnsProperty.checkLimits(of: batch)
    try ColumnsProperty.checkRoundTrip(of: batch, speaker: speaker.replica)
    if batch.values.count < 2_000 { try checkSealing(batch.changeSets, counters, key) }
  }

  private static func checkSealing(
    _ sets: [ChangeSet], _ counters: ClosedRange<UInt64>, _ key: Curve25519.Signing.PrivateKey
  ) throws(BrokenProperty) {
    let sealed: SealedFrame
    let opened: ChangeBatch
    do {
      sealed = try SealedFrame.seal(
        sets, counters: counters, speaker: speaker, chain: .start, schema: FuzzedSchema.schema,
        key: key)
      opened = try sealed.open(speaker: speaker.replica, schema: FuzzedSchema.schema)
    } catch FrameError.limit(.columnsBytes) {
      return
    } catch { throw BrokenProperty("what was opened can be sealed and opened, not \(error)") }
    try BrokenProperty.unless(
      sealed.isSigned(by: key.publicKey, speaker: speaker, chain: .start),
      "a sealed frame is signed")
    try ColumnsProperty.checkSame(sets, opened.changeSets, speaker: speaker.replica)
  }
}
