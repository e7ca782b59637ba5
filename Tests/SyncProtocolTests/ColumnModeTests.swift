import SyncProtocol
import TestInput
import Testing

@Suite struct `A column of numbers` {
  private func written(_ numbers: [UInt64]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(column: numbers)
    return writer.bytes
  }

  private func read(_ bytes: [UInt8], count: Int) throws(FrameError) -> [UInt64] {
    var reader = ByteReader(bytes)
    let numbers = try reader.column(count)
    guard reader.isAtEnd else { throw .malformed(.trailingBytes) }
    return numbers
  }

  @Test(arguments: 1...UInt64(200)) func `comes back as it was`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...70, using: &random)
    let top = UInt64.max >> UInt64.random(in: 0...63, using: &random)
    var numbers = (0..<count).map { _ in UInt64.random(in: 0...top, using: &random) }
    if seed % 2 == 0 { numbers[0] = .max }
    #expect(try read(written(numbers), count: count) == numbers)
  }

  @Test func `takes the shortest form`() {
    #expect(written([0, 0, 0]) == [64])
    #expect(written([5, 5, 5]) == [0, 5])
    #expect(written([1, 0, 1]) == [65, 0b101])
    #expect(written([300, 0, 0, 0]) == [128] + [0xAC, 0x02])
    #expect(written([300, 1, 2, 3]) == [130, 0xAC, 0x02, 0b11_1001])
    #expect(written([1, 200]) == [72, 1, 200])
    let long = [UInt64](repeating: 1, count: 40) + [UInt64](repeating: 2, count: 40)
    #expect(written(long) == [2, 40, 1, 40, 2])
  }

  @Test func `is refused where a packed one is cut or has spare bits`() {
    #expect(throws: FrameError.truncated) { try read([71, 1], count: 2) }
    #expect(throws: FrameError.malformed(.columnMode)) { try read([65, 0b1000], count: 3) }
    #expect(throws: FrameError.malformed(.columnMode)) { try read([192, 0], count: 1) }
    #expect(throws: FrameError.malformed(.columnMode)) { try read([3, 0], count: 1) }
  }
}
