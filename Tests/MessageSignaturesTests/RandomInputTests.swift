import Testing

@testable import MessageSignatures

@Suite struct `Any bytes at all` {
  /// Pieces of the grammar, so that chance reaches past the first byte.
  private static let words = [
    "preau", "=", "(", ")", ";", ",", ", ", " ", "\"", "\\", ":", "?1", "?0", "@1", "@-", "%\"",
    "%41", "-", "-1.5", "0.", "123456789012.345", "1234567890123.4", "999999999999999",
    "9999999999999999", "keyid", "nonce", "\"41\"", "\"@method\"", "\"a\";key=\"b\"", ";req", "tag",
    ";keyid=\"a\"", ":AAAA:", "preau=(", "*", "a", "\u{7F}", "é", "\u{212A}", "\0", "\r\n", "\t",
  ]

  private func soup(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...24, using: &generator))
      .compactMap { _ in Self.words.randomElement(using: &generator) }.joined()
  }

  private func noise(_ generator: inout SeededGenerator) -> String {
    let bytes = (0..<Int.random(in: 0...64, using: &generator)).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Gives one text to everything that reads text from outside; only errors may come back.
  private func feed(_ text: String) {
    let heads = [
      SignedExchange.request(carrying: text),
      SignedExchange.request(carrying: text, signature: text),
      SignedExchange.request(carrying: "preau=(" + text),
      SignedExchange.request(carrying: "preau=(" + text + ");keyid=\"a\""),
      SignedExchange.request(carrying: "preau=();keyid=\"a\";" + text),
    ]
    for head in heads {
      #expect(throws: SignatureError.self, "\(text.debugDescription)") {
        try SignedExchange.verify(head.with(path: text, query: text))
      }
    }
    #expect(throws: SignatureError.self) { try ContentDigest.check(field: text, body: []) }
    _ = try? ExchangeNumber(parsing: text)
  }

  @Test(arguments: UInt64(0)..<16)
  func `are refused without a trap`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      feed(soup(&generator))
      feed(noise(&generator))
    }
  }
}

/// A small generator whose seed replays a run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
