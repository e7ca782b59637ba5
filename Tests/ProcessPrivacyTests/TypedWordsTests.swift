import ProcessPrivacy
import Testing

@Suite struct `The words that were typed` {
  private func hidden(_ message: String, _ words: String...) -> String {
    TypedWords(words).hidden(in: message) { "(word \($0))" }
  }

  @Test func `are named by their places`() {
    #expect(
      hidden("Error: Unexpected argument 'Zoé'", "note", "add", "Zoé")
        == "Error: Unexpected argument (word 3)")
    #expect(
      hidden("Error: 2 unexpected arguments: 'Zoé', 'a b'", "Zoé", "a b")
        == "Error: 2 unexpected arguments: (word 1), (word 2)")
    #expect(
      hidden("The value 'Zoé' is invalid for '--day <day>'", "--day", "Zoé")
        == "The value (word 2) is invalid for '--day <day>'")
  }

  @Test func `are hidden behind an equals sign too`() {
    #expect(
      hidden("The value 'Zoé' is invalid for '--day <day>'", "--day=Zoé")
        == "The value (word 1) is invalid for '--day <day>'")
    #expect(hidden("Unknown option '--dya=Zoé'", "--dya=Zoé") == "Unknown option '--dya'")
  }

  @Test func `are hidden behind a dash of dialogue`() {
    #expect(
      hidden("Error: Unknown option '- Zoé a frappé'", "note", "- Zoé a frappé")
        == "Error: Unknown option (word 2)")
    #expect(hidden("Error: Invalid option: ---Zoé", "---Zoé") == "Error: Invalid option: (word 1)")
    #expect(hidden("Unknown option '--Zoé'", "--Zoé") == "Unknown option (word 1)")
    #expect(hidden("Unknown option '-Zoé=1'", "-Zoé=1") == "Unknown option (word 1)")
  }

  @Test func `tell a text behind a dash from an option`() {
    for (words, isText) in [
      (["- Zoé"], true), (["--Zoé=1"], true), (["--day=Zoé"], false), (["-h"], false),
      (["-", "--"], false), (["--", "- Zoé"], false),
    ] { #expect(TypedWords(words).holdTextBehindDash == isText, "\(words)") }
  }

  @Test func `leave the names of options`() {
    #expect(
      hidden("Unknown option '--frist-name'. Did you mean '--first-name'?", "--frist-name", "Zoé")
        == "Unknown option '--frist-name'. Did you mean '--first-name'?")
    #expect(
      hidden("Missing value for '--day <day>'", "", "-", "--") == "Missing value for '--day <day>'")
  }
}
