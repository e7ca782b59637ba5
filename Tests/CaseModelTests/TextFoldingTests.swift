import CaseModel
import RecordModel
import Testing

@Suite struct `Folding a text` {
  @Test(arguments: [
    ("Élève", "eleve"), ("E\u{301}le\u{300}ve", "eleve"), ("ŒUVRE cœur", "oeuvre coeur"),
    ("Maïwenn ÇA", "maiwenn ca"), ("Straße", "strasse"), ("Æon", "aeon"), ("Łódź", "lodz"),
    ("l’école", "l'ecole"), ("«\u{A0}non\u{202F}»", "\" non \""), ("Ÿ", "y"),
    ("İstanbul", "istanbul"),
    ("", ""), ("ABC xyz 019 @[`{", "abc xyz 019 @[`{"), ("Привет", "привет"), ("😀", "😀"),
  ])
  func `keeps small letters without accents`(text: String, folded: String) {
    #expect(TextFolding.fold(text) == folded)
  }

  @Test func `changes nothing the second time`() {
    for value in UInt32(0)...0x24F {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = TextFolding.fold(String(scalar))
      #expect(TextFolding.fold(folded) == folded, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `leaves only ASCII of the Latin letters up to U+017F`() {
    for value in UInt32(0xC0)...0x17F where value != 0xD7 && value != 0xF7 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = TextFolding.fold(String(scalar))
      #expect(folded.utf8.allSatisfy { $0 < 0x80 }, "U+\(String(value, radix: 16))")
    }
  }
}
