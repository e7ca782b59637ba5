internal import CaseTransfer
internal import Causality
internal import Deflate
internal import RecordModel
internal import SchoolDirectory
internal import TestInput

/// Vectors for `protocol/10-transfer.md`.
enum TransferVectors {
  static func files() throws -> [VectorFile] {
    [
      VectorFile(
        path: "transfer/valid/files.json",
        about:
          "A code as it was typed and a file: what the header says, and the lines. zlib may shrink otherwise.",
        cases: try valid()),
      VectorFile(
        path: "transfer/invalid/files.json",
        about: "A code that was never mistyped and a file that it does not open.",
        cases: try invalid()),
      VectorFile(
        path: "transfer/invalid/codes.json", about: "Texts that were never read out as a code.",
        cases: mistyped),
    ]
  }

  private static let content = #"""
    {"kind":"case","id":"a","fields":{"opened_on":"2026-11-20","qualification":["suspected",null,"2026-11-21",null]}}
    {"kind":"person","id":"b","fields":{"case":"a","initials":"É. \"X\""}}

    """#

  private static func code(_ dice: inout Dice) -> TransferCode {
    TransferCode(
      randomHigh: UInt64(dice.draw(below: .max)) << 1,
      randomLow: UInt64(dice.draw(below: .max)) << 1)
  }

  private static func sealed(_ dice: inout Dice, _ code: TransferCode) throws -> SealedTransfer {
    let creation = Dot(
      replica: ReplicaID(high: 1, low: UInt64(dice.draw(below: .max))),
      counter: UInt64(1 + dice.draw(below: 1 << 30)))
    let header = TransferHeader(
      from: try UAI(parsing: "0751234J"), to: try UAI(parsing: "0690001B"),
      transfer: RecordID(creation: creation, index: UInt32(dice.draw(below: 4096))),
      salt: (0..<TransferHeader.saltByteCount).map { _ in UInt8(dice.draw(below: 256)) })
    return try SealedTransfer(sealing: Array(content.utf8), header: header, code: code)
  }

  private static func valid() throws -> [JSON] {
    var dice = Dice(seed: 10)
    return try (0..<6).map { number in
      let code = code(&dice)
      let sealed = try sealed(&dice, code)
      let loose = code.text.lowercased().split(separator: "-").joined(separator: " ")
      let typed =
        number % 2 == 0
        ? code.text
        : loose.map { $0 == "0" ? "o" : $0 == "1" ? "l" : $0 }
          .reduce(into: "") { $0.append($1) }
      return [
        "code": .text(typed), "file": .hex(sealed.bytes), "from": .text(sealed.header.from.text),
        "to": .text(sealed.header.to.text), "transfer": .record(sealed.header.transfer),
        "content": .text(content),
      ]
    }
  }

  private static func invalid() throws -> [JSON] {
    var dice = Dice(seed: 11)
    let code = code(&dice)
    let whole = try sealed(&dice, code).bytes
    let zero = TransferCode(randomHigh: 0, randomLow: 0)
    func refused(_ file: [UInt8], _ error: String, _ reason: String, code: TransferCode = zero)
      -> JSON
    {
      [
        "code": .text(code.text), "file": .hex(file), "error": .text(error),
        "reason": .text(reason),
      ]
    }
    func hand(_ change: (inout HandSealed) -> Void) throws -> [UInt8] {
      try HandSealed(change).bytes
    }
    var flipped = whole
    flipped[100] ^= 1
    var readdressed = Array(whole.dropLast(32))
    readdressed.replaceSubrange(17..<25, with: Array("0010001W".utf8))
    let shrunk = try Deflater.deflate(zlib: Array(content.utf8))
    let bomb = try Deflater.deflate(zlib: [UInt8](repeating: 10, count: 4 << 20))
    return [
      refused([], "notATransfer", "nothing"),
      refused(try hand { $0.magic = Array("PREAUTRX".utf8) }, "notATransfer", "another magic"),
      refused(Array(whole.dropLast()), "damaged", "one byte cut", code: code),
      refused(whole + [0], "damaged", "a byte after the end", code: code),
      refused(flipped, "damaged", "a flipped bit", code: code),
      refused(try hand { $0.version = 2 }, "newerVersion", "version 2"),
      refused(try hand { $0.from = "0751234A" }, "damaged", "no school has this letter"),
      refused(try hand { $0.countError = 1 }, "damaged", "a count beyond the file"),
      refused(whole, "wrongCode", "another file's code"),
      refused(HandSealed.closed(readdressed), "wrongCode", "addressed anew", code: code),
      refused(try hand { $0.shrunk = bomb }, "tooLarge", "a bomb"),
      refused(try hand { $0.shrunk = shrunk + [0] }, "unsound", "a byte after the zlib stream"),
      refused(try hand { $0.shrunk = Array(shrunk.dropLast()) }, "unsound", "a cut zlib stream"),
    ]
  }

  private static var mistyped: [JSON] {
    var dice = Dice(seed: 12)
    let text = code(&dice).text
    let symbols = Array(text)
    let wrong = symbols[0] == "Z" ? "Y" : "Z"
    let swap = symbols.indices.dropLast().first {
      symbols[$0] != symbols[$0 + 1] && symbols[$0] != "-" && symbols[$0 + 1] != "-"
    }
    var swapped = symbols
    if let swap { swapped.swapAt(swap, swap + 1) }
    return [
      ["text": "", "reason": "nothing"],
      ["text": .text(wrong + text.dropFirst()), "reason": "a wrong symbol"],
      ["text": .text(String(swapped)), "reason": "two symbols changed places"],
      ["text": .text(String(text.dropLast())), "reason": "a symbol too few"],
      ["text": .text(text + "0"), "reason": "a symbol too many"],
      ["text": .text(text + "*"), "reason": "no symbol"],
      ["text": .text(text.split(separator: "-").joined(separator: "—")), "reason": "another dash"],
    ]
  }
}
