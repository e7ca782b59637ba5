import CaseTransfer
import Causality
import Deflate
import RecordModel
import SchoolDirectory
import TestInput
import Testing

@Suite struct `A sealed transfer` {
  private let content = Array("{\"kind\":\"case\",\"id\":\"a\",\"fields\":{}}\n".utf8)
  private let code = TransferCode(randomHigh: 0x0123_4567_89AB_CDEF, randomLow: 42)

  private func header(_ salt: UInt8 = 9) throws -> TransferHeader {
    TransferHeader(
      from: try UAI(parsing: "0751234J"), to: try UAI(parsing: "0690001B"),
      transfer: RecordID(
        creation: Dot(replica: ReplicaID(high: 1, low: 2), counter: 3), index: 4),
      salt: [UInt8](repeating: salt, count: TransferHeader.saltByteCount))
  }

  private func sealed() throws -> SealedTransfer {
    try SealedTransfer(sealing: content, header: header(), code: code)
  }

  private func error(_ bytes: [UInt8]) -> TransferError? {
    do throws(TransferError) {
      _ = try SealedTransfer(bytes).open(with: code)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `opens with its code to the very bytes`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let content = (0..<dice.draw(below: 5_000)).map { _ in UInt8(truncatingIfNeeded: dice.bits()) }
    let code = TransferCode(randomHigh: dice.bits(), randomLow: dice.bits())
    let sealed = try SealedTransfer(sealing: content, header: header(UInt8(seed)), code: code)
    let read = try SealedTransfer(sealed.bytes)
    #expect(read.header == sealed.header)
    #expect(try read.open(with: code) == content)
  }

  @Test func `is what another implementer makes from the contract`() throws {
    let shrunk = try Deflater.deflate(zlib: content)
    var hand = HandSealed { $0.shrunk = shrunk }
    let zero = TransferCode(randomHigh: 0, randomLow: 0)
    #expect(try SealedTransfer(hand.bytes).open(with: zero) == content)
    hand.transfer = ReplicaID(high: 1, low: 2).bytes + [0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 4]
    let header = try header()
    #expect(try hand.bytes == SealedTransfer(sealing: content, header: header, code: zero).bytes)
  }

  @Test func `does not open with any other code`() throws {
    let sealed = try sealed()
    for bit in 24..<64 {
      let other = TransferCode(randomHigh: 0x0123_4567_89AB_CDEF, randomLow: 42 ^ 1 << UInt64(bit))
      #expect(throws: TransferError.wrongCode) { try sealed.open(with: other) }
    }
  }

  @Test func `is refused when it is cut anywhere`() throws {
    let bytes = try sealed().bytes
    for count in 0..<bytes.count {
      #expect(error(Array(bytes.prefix(count))) == (count < 8 ? .notATransfer : .damaged))
    }
  }

  @Test func `is refused when any of its bits is flipped`() throws {
    let bytes = try sealed().bytes
    for place in bytes.indices {
      for bit in 0..<8 {
        var spoilt = bytes
        spoilt[place] ^= 1 << UInt8(bit)
        #expect(error(spoilt) == (place < 8 ? .notATransfer : .damaged))
      }
    }
  }

  @Test func `is refused with bytes after its end`() throws {
    for extra in [[0], [10], [UInt8](repeating: 65, count: 1000)] as [[UInt8]] {
      #expect(error(try sealed().bytes + extra) == .damaged)
    }
  }

  @Test func `is refused when somebody alters its header and closes it anew`() throws {
    let whole = Array(try sealed().bytes.dropLast(32))
    for place in 17..<89 {
      var altered = whole
      altered[place] ^= 1
      #expect(error(HandSealed.closed(altered)) != nil, "\(place)")
    }
    // Another school, in a spelling that is one: only the authentication tells.
    var readdressed = whole
    readdressed.replaceSubrange(17..<25, with: Array("0010001W".utf8))
    #expect(error(HandSealed.closed(readdressed)) == .wrongCode)
  }

  @Test func `is news to this build in another version, and nothing else`() throws {
    for version in [0, 2, 255] as [UInt8] {
      #expect(error(try HandSealed { $0.version = version }.bytes) == .newerVersion)
    }
    #expect(error(HandSealed.closed(Array("PREAUTRF".utf8) + [2])) == .newerVersion)
    #expect(error(HandSealed.closed(Array("PREAUTRF".utf8))) == .damaged)
    #expect(error(HandSealed.closed(Array("PREAUTRF".utf8) + [1])) == .damaged)
  }

  @Test func `is refused when its header lies`() throws {
    for error in [-1, 1, 1_000_000] {
      #expect(self.error(try HandSealed { $0.countError = error }.bytes) == .damaged)
    }
    for school in ["0751234A", "075123J", "0751234j", " 751234J", "ééééé"] {
      #expect(error(try HandSealed { $0.from = school }.bytes) == .damaged)
    }
  }

  @Test func `is not restored beyond the limits`() throws {
    let zero = TransferCode(randomHigh: 0, randomLow: 0)
    func refusal(_ shrunk: [UInt8]) throws -> TransferError? {
      let file = try SealedTransfer(HandSealed { $0.shrunk = shrunk }.bytes)
      do throws(TransferError) {
        _ = try file.open(with: zero)
        return nil
      } catch {
        return error
      }
    }
    let zeros = [UInt8](repeating: 0, count: 8 * 1024 * 1024)
    #expect(try refusal(Deflater.deflate(zlib: zeros)) == .tooLarge)
    #expect(try refusal([]) == .unsound)
    #expect(try refusal(Array("no zlib".utf8)) == .unsound)
    #expect(try refusal(Deflater.deflate(zlib: content) + [0]) == .unsound)
    #expect(try refusal(Array(Deflater.deflate(zlib: content).dropLast())) == .unsound)
    let preset = try Deflater.deflate(content, dictionary: content)
    #expect(try refusal([0x78, 0xBB] + Deflater.deflate(content).suffix(4) + preset) == .unsound)
    #expect(try refusal(Deflater.deflate(content)) == .unsound)
    #expect(throws: TransferError.tooLarge) {
      try SealedTransfer(sealing: zeros, header: header(), code: zero)
    }
    let large =
      Array("PREAUTRF".utf8)
      + [UInt8](repeating: 1, count: TransferLimits.transferFileBytesMax)
    #expect(throws: TransferError.tooLarge) { try SealedTransfer(large) }
  }
}
