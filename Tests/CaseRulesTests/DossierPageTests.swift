import CaseModel
import CaseRules
import Foundation
import RecordModel
import TestInput
import Testing

@Suite struct `A dossier's page` {
  private static let nasty = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</p><h1>x", "&lt;b&gt;",
    "'\"`",
    "<!--", "]]>", "<svg/onload=1>", "\u{202E}gnp.exe", "\u{0}\u{7}\u{1B}[31m", "a\u{2028}b", "é😀中",
  ]

  /// A dossier with a text in every place where somebody typed one.
  private func dossier(_ act: ReportAct, _ text: String) throws -> ReportDossier {
    var report = Trial.report(act)
    report.reasons = text
    report.contact = "c" + text
    report.platform = text
    report.duration = text
    report.items[0].handle = text
    report.notifier?.name = text
    report.court?.reference = "r" + text
    var channel = try #require(Trial.channel(report.channelCode))
    channel.name = Label(text, text)
    var facts = Trial.facts
    facts.names = []
    let answers = Trial.answers(report, facts, through: channel)
    return try ReportDossier(
      of: report, record: Trial.record(1), number: text, through: channel, answers: answers,
      on: Trial.day)
  }

  /// The tags of a page, with their attributes.
  private func tags(_ page: String) -> [String] {
    page.matches(of: /<[^>]*>/).map { String($0.output) }
  }

  @Test(arguments: nasty, ReportAct.allCases)
  func `shows texts and obeys none`(text: String, act: ReportAct) throws {
    let dossier = try dossier(act, text)
    let plain = try self.dossier(act, "x")
    for language in Language.allCases {
      let page = DossierPage(of: dossier, in: language).html
      #expect(tags(page) == tags(DossierPage(of: plain, in: language).html))
      for scalar in ["\u{202E}", "\u{0}", "\u{7}", "\u{1B}", "\u{2028}"] as [Unicode.Scalar] {
        #expect(!page.unicodeScalars.contains(scalar))
        #expect(!dossier.json.unicodeScalars.contains(scalar))
      }
    }
    #expect(!dossier.json.contains("<") && !dossier.json.contains(">"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(dossier.json.utf8)) as? [String: Any])
    #expect(json["reasons"] as? String == text)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `at random, keeps its tags and its JSON`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let alphabet = Array("<>&\"'/=abc -!\\\n\t\u{202A}\u{1}é😀")
    let text =
      "t"
      + String((0..<dice.draw(below: 40)).map { _ in alphabet[dice.draw(below: alphabet.count)] })
    let dossier = try dossier(.contentRemoval, text)
    let plain = DossierPage(of: try self.dossier(.contentRemoval, "x"), in: .french).html
    #expect(tags(DossierPage(of: dossier, in: .french).html) == tags(plain))
    let json = try JSONSerialization.jsonObject(with: Data(dossier.json.utf8)) as? [String: Any]
    #expect(json?["reasons"] as? String == text)
  }

  @Test(arguments: Language.allCases)
  func `can be read aloud, printed and trusted`(language: Language) throws {
    let page = DossierPage(of: try dossier(.contentRemoval, "texte"), in: language).html
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    for part in [
      "<meta charset=\"utf-8\">", "default-src 'none'", "size: A4", "<title>", "<main>",
      "<caption>", "scope=\"col\"", "scope=\"row\"", "<h1>",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(page.matches(of: /<h1>/).count == 1)
    var open: [String] = []
    for match in page.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) {
      let name = String(match.2)
      if name == "meta" { continue }
      if match.1.isEmpty { open.append(name) } else { #expect(open.popLast() == name) }
    }
    #expect(open.isEmpty)
  }
}
