import CaseRules
import TestInput
import Testing

@Suite struct `The detection of names` {
  private let detection = NameDetection(of: Trial.names)

  private func kinds(_ text: String) -> [NameDetection.Finding.Kind] {
    detection.findings(in: text).map(\.kind)
  }

  @Test(arguments: [
    "Chloé", "CHLOE", "chloe", "Chloe\u{301} pleure", "l’élève Lefevre", "LEFÈVRE",
    "Lefèvre-Martin",
    "chloe_lefevre", "@chloe42", "chloelefevre", "lefevrechloe99", "de Chloé.", "Karim", "Jean",
    "Jean Karim", "ben said", "Saïd", "N'Diaye", "NDiaye", "ndiaye", "Chl\u{200B}oé", "Chlo\u{AD}é",
    "(Chloé)", "Chloé/Karim",
  ])
  func `finds a person of the case`(text: String) {
    #expect(kinds(text).contains(.personOfTheCase), "\(text)")
  }

  @Test(arguments: [
    "C. L. est visée", "Un élève de 4e", "chloroforme", "Ben", "b. s.", "", "1234", "ferveur",
    "les lefevriers", "L. N.",
  ])
  func `lets initials and other words pass`(text: String) {
    #expect(!kinds(text).contains(.personOfTheCase), "\(text)")
  }

  @Test(arguments: [
    "Théo Martin", "avec Inès Roy hier", "Anne-Marie", "MARTIN Théo", "Élodie Roux",
  ])
  func `doubts two capitals in a row`(text: String) {
    #expect(kinds(text) == [.twoCapitals], "\(text)")
  }

  @Test(arguments: ["Le Collège", "Paris. Hier", "A. Martin", "le collège Voltaire", "Il Voit"])
  func `does not doubt a capital that starts a sentence, or an initial`(text: String) {
    #expect(kinds(text).isEmpty, "\(text)")
  }

  @Test func `says where, and never what`() {
    let findings = detection.findings(in: "Le compte de Chloé Lefèvre vise C. L.")
    #expect(findings.map(\.words) == [3..<5])
    #expect(findings.map(\.kind) == [.personOfTheCase])
  }

  @Test func `finds nothing of people whose name is not known`() {
    let detection = NameDetection(of: [PersonName(last: "", first: " ")])
    #expect(detection.findings(in: "un texte sans nom").isEmpty)
    #expect(NameDetection(of: []).findings(in: "Chloé").isEmpty)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `finds a name wherever it stands in any text`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let letters = Array("abcdefghijklmnopqrstuvwxyzéèçï")
    func word(_ dice: inout Dice) -> String {
      String((0..<3 + dice.draw(below: 8)).map { _ in letters[dice.draw(below: letters.count)] })
    }
    let name = PersonName(last: word(&dice), first: word(&dice))
    var words = (0..<dice.draw(below: 12)).map { _ in word(&dice) }
    let written = [
      name.last, name.first, name.last.uppercased(),
      String(name.first.prefix(1)).uppercased() + name.first.dropFirst(),
    ]
    words.insert(written[dice.draw(below: 4)], at: dice.draw(below: words.count + 1))
    let separators = [" ", ", ", ".", "_", "7", "\n", "’"]
    let text = words.joined(separator: separators[dice.draw(below: separators.count)])
    let findings = NameDetection(of: [name]).findings(in: text)
    let isParticle = NameDetection(of: [name]).findings(in: name.last).isEmpty
    #expect(isParticle || findings.contains { $0.kind == .personOfTheCase }, "\(seed)")
  }
}
