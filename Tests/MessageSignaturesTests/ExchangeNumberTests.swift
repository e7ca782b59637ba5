import MessageSignatures
import Testing

@Suite struct `An exchange number` {
  @Test(arguments: [0, 1, 9, 10, 41, UInt64.max])
  func `survives its own text`(value: UInt64) throws {
    #expect(try ExchangeNumber(parsing: ExchangeNumber(value).text).value == value)
  }

  @Test(arguments: [
    "", " ", "+1", "-1", "-0", "00", "01", "1 ", " 1", "1.0", "1e3", "0x1", "١", "１", "1\n",
    "18446744073709551616", "99999999999999999999999999",
  ])
  func `has one spelling`(text: String) {
    #expect(throws: SignatureError.nonceMalformed) { try ExchangeNumber(parsing: text) }
  }

  @Test func `must grow`() throws {
    let number = ExchangeNumber(41)
    try number.check(isAfter: nil)
    try number.check(isAfter: ExchangeNumber(40))
    for last in [41, 42, UInt64.max] {
      #expect(throws: SignatureError.nonceReplayed) {
        try number.check(isAfter: ExchangeNumber(last))
      }
    }
  }

  @Test func `has a successor until the last`() {
    #expect(ExchangeNumber(41).next == ExchangeNumber(42))
    #expect(ExchangeNumber(.max).next == nil)
  }
}
