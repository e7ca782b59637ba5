import CaseModel
import CaseRules
import TestInput
import Testing

@Suite struct `The redaction of other persons` {
  private let other = NamedPerson(
    names: [
      PersonName(last: "Lefèvre", first: "Chloé"), PersonName(last: "Odile Lefèvre", first: ""),
    ], phones: ["06 12 34 56 78"], handles: ["@chloe.lf_", "odile@exemple.invalid"])
  private let reader = NamedPerson(names: [PersonName(last: "N’Diaye", first: "Moussa")])

  private func redacted(_ text: String) -> String {
    Redaction(of: [other], for: reader).redacted(text)
  }

  @Test(arguments: [
    ("Chloé a crié", "[autre personne] a crié"),
    ("LEFEVRE Chloe", "[autre personne]"),
    ("chloé-lefèvre", "[autre personne]"),
    ("chloelefevre99", "[autre personne]99"),
    ("Chloe\u{301} pleure", "[autre personne] pleure"),
    ("Ch\u{200B}lo\u{AD}é pleure", "[autre personne] pleure"),
    ("C. L. le dit, CL aussi", "[autre personne]. le dit, [autre personne] aussi"),
    ("le 0612345678, ou +33 6 12 34 56 78", "le [autre personne], ou +[autre personne]"),
    ("voir https://exemple.invalid/Chloe.LF_/x", "voir https://exemple.invalid/[autre personne]/x"),
    ("écrire à odile@exemple.invalid", "écrire à [autre personne]"),
    ("Moussa N’Diaye et la chlorophylle", "Moussa N’Diaye et la chlorophylle"),
  ])
  func `takes out names, initials, numbers and handles, and nothing else`(
    text: String, expected: String
  ) {
    #expect(redacted(text) == expected)
  }

  @Test func `leaves the reader's own name, and says that it is another's too`() {
    let brother = NamedPerson(names: [PersonName(last: "N’Diaye", first: "Issa")])
    let redaction = Redaction(of: [brother], for: reader)
    #expect(
      redaction.redacted("Moussa N’Diaye a vu Issa N’Diaye")
        == "Moussa N’Diaye a vu [autre personne]")
    #expect(redaction.redacted("Issa seul") == "[autre personne] seul")
    #expect(redaction.sharesNames)
    #expect(!Redaction(of: [other], for: reader).sharesNames)
  }

  @Test func `of a name that is a word of every sentence needs its capital`() {
    let redaction = Redaction(
      of: [NamedPerson(names: [PersonName(last: "Le", first: "An")])], for: reader)
    #expect(
      redaction.redacted("le chat et An Le sur le mur") == "le chat et [autre personne] sur le mur")
  }

  @Test func `of nobody changes nothing`() {
    let redaction = Redaction(of: [NamedPerson(names: [])], for: NamedPerson(names: []))
    #expect(redaction.redacted("Chloé, 06 12 34 56 78, C. L.") == "Chloé, 06 12 34 56 78, C. L.")
  }

  /// Syllables that no filler word contains, so that whatever is found of a name was left there.
  private static let syllables = [
    "ka", "zo", "mié", "bru", "tchi", "wan", "élo", "ïs", "grœ", "fux", "dja", "pèn",
  ]
  private static let filler = [
    "le", "soir", "même", "il", "a", "vu", "trois", "élèves", "dans", "la", "cour", "12", "fois",
  ]
  private static let gaps = [" ", ", ", " - ", "\n", "\u{A0}", " / ", "_", "’", ". ", "; « "]

  private static func name(_ dice: inout Dice) -> String {
    func word(_ dice: inout Dice) -> String {
      let text = (0..<2 + dice.draw(below: 2)).map { _ in
        syllables[dice.draw(below: syllables.count)]
      }
      .joined()
      return text.prefix(1).uppercased() + text.dropFirst()
    }
    let joint = ["-", " ", "’"][dice.draw(below: 3)]
    return dice.draw(below: 3) == 0 ? word(&dice) + joint + word(&dice) : word(&dice)
  }

  private static func written(_ name: PersonName, _ dice: inout Dice) -> String {
    let gap = gaps[dice.draw(below: gaps.count)]
    let forms = [
      name.last, name.first, name.first + gap + name.last, name.last + gap + name.first,
      name.last.uppercased() + gap + name.first, TextFolding.fold(name.first + gap + name.last),
      TextFolding.fold(name.last),
    ]
    return forms[dice.draw(below: forms.count)]
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `leaves no random name in any random text`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let names = (0..<1 + dice.draw(below: 5)).map { _ in
      PersonName(last: Self.name(&dice), first: Self.name(&dice))
    }
    let redaction = Redaction(of: names.map { NamedPerson(names: [$0]) }, for: reader)
    var text = ""
    for _ in 0..<60 {
      text +=
        dice.draw(below: 3) == 0
        ? Self.written(names[dice.draw(below: names.count)], &dice)
        : Self.filler[dice.draw(below: Self.filler.count)]
      text += Self.gaps[dice.draw(below: Self.gaps.count)]
    }
    let redacted = TextFolding.fold(redaction.redacted(text))
    let letters = redacted.filter { $0.isLetter || $0 == " " }
    for name in names {
      for part in (name.last + " " + name.first).split(whereSeparator: { !$0.isLetter }) {
        #expect(!redacted.contains(TextFolding.fold(String(part))), "seed \(seed)")
        #expect(!letters.contains(TextFolding.fold(String(part))), "seed \(seed)")
      }
    }
    #expect(!redaction.finds(in: redaction.redacted(text)))
  }
}
