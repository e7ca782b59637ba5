import CaseModel
import Testing

@Suite struct `A composite value` {
  @Test(arguments: 0..<500 as Range<UInt64>)
  func `reads back what it wrote`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let pieces = [
      "a", "é", "\"", "\\", "\n", "\u{1}", "\u{1F}", "\u{7F}", ",", "]", "😀", "\u{2028}",
    ]
    let components: [String?] = (0..<dice.below(17)).map { _ in
      dice.below(4) == 0 ? nil : (0..<dice.below(9)).map { _ in dice.pick(pieces) }.joined()
    }
    let value = try CompositeValue(components)
    #expect(try CompositeValue(json: value.text) == value)
    #expect(value.components == components)
  }

  @Test(
    arguments: [
      (["a", nil, "b"], #"["a",null,"b"]"#), ([], "[]"), ([nil], "[null]"),
      (["\"\\/\u{8}\t\n\u{C}\r\u{1F}"], #"["\"\\/\b\t\n\f\r\u001f"]"#), (["null"], #"["null"]"#),
    ] as [([String?], String)])
  func `has one canonical form`(components: [String?], json: String) throws {
    #expect(try CompositeValue(components).text == json)
    #expect(try CompositeValue(json: json).components == components)
  }

  @Test(
    arguments: [
      ("", .unexpectedEnd), ("[", .unexpectedEnd), (#"["a"#, .unexpectedEnd),
      (#"["a","#, .unexpectedEnd), (#"["\"#, .unexpectedEnd), ("[nul", .unexpectedEnd),
      ("{}", .unexpectedByte(offset: 0)), (" []", .unexpectedByte(offset: 0)),
      ("[] ", .unexpectedByte(offset: 2)), ("[ ]", .unexpectedByte(offset: 1)),
      ("[1]", .unexpectedByte(offset: 1)), ("[true]", .unexpectedByte(offset: 1)),
      ("[[]]", .unexpectedByte(offset: 1)), (#"["a",]"#, .unexpectedByte(offset: 5)),
      (#"["a" ,"b"]"#, .unexpectedByte(offset: 4)), ("[\"\n\"]", .unexpectedByte(offset: 2)),
      (#"["\x"]"#, .unexpectedByte(offset: 3)), (#"["\/"]"#, .unexpectedByte(offset: 3)),
      (#"["\u0041"]"#, .notCanonical), (#"["\u000a"]"#, .notCanonical),
      (#"["\u001F"]"#, .unexpectedByte(offset: 7)), (#"["\ud83d"]"#, .unexpectedByte(offset: 4)),
      (#"["\u0000"]"#, .zeroCharacter), ("[\"\u{0}\"]", .unexpectedByte(offset: 2)),
      ("[null]null", .unexpectedByte(offset: 6)), ("[nulL]", .unexpectedByte(offset: 4)),
    ] as [(String, CompositeValueError)])
  func `refuses any other form`(json: String, error: CompositeValueError) {
    #expect(throws: error) { try CompositeValue(json: json) }
  }

  @Test func `refuses more than it can hold`() {
    let many = [String?](repeating: nil, count: CompositeValue.componentCountMax + 1)
    let long = String(repeating: "a", count: CompositeValue.bytesMax)
    #expect(throws: CompositeValueError.tooManyComponents(max: 16)) { try CompositeValue(many) }
    #expect(throws: CompositeValueError.tooManyComponents(max: 16)) {
      try CompositeValue(json: "[" + many.map { _ in "null" }.joined(separator: ",") + "]")
    }
    #expect(throws: CompositeValueError.tooLong(bytesMax: 65_536)) { try CompositeValue([long]) }
    #expect(throws: CompositeValueError.zeroCharacter) { try CompositeValue(["\u{0}"]) }
  }

  @Test(arguments: 0..<500 as Range<UInt64>)
  func `never traps on a damaged text`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var bytes = Array(#"["abc",null,"é\n\u001f\\"]"#.utf8)
    for _ in 0...dice.below(3) {
      bytes[dice.below(bytes.count)] = UInt8(truncatingIfNeeded: dice.next())
    }
    let text = String(decoding: bytes.prefix(dice.below(bytes.count + 1)), as: UTF8.self)
    if let value = try? CompositeValue(json: text) { #expect(value.text == text) }
  }
}
