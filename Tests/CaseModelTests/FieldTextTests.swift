import CaseModel
import Causality
import RecordModel
import Testing

@Suite struct `The text of a field` {
  @Test(
    arguments: [
      (
        "summary", "  Élève M. D.\r\nretrouvé ; \"seul\"\r ",
        .text("Élève M. D.\nretrouvé ; \"seul\"")
      ),
      ("danger", "imminent", .text("imminent")), ("danger", "Aucun", .text("none")),
      ("origin", " eleve AMBASSADEUR ", .text("ambassador")),
      ("origin", "Witnessing pupil", .text("peer")),
      ("gravity", "3", .integer(3)), ("gravity", "-12", .integer(-12)),
      ("restricted", "Oui", .boolean(true)), ("restricted", "NO", .boolean(false)),
      ("restricted", "1", .boolean(true)), ("restricted", "false", .boolean(false)),
      ("opened_on", "1970-01-02", .date(1)), ("opened_on", "02/01/1970", .date(1)),
      (
        "status", "closed;2026-03-12;Les faits ont cessé",
        .text(#"["closed","2026-03-12","Les faits ont cessé"]"#)
      ),
      ("status", "Clôturée ; 12/03/2026 ; a ; b", .text(#"["closed","2026-03-12","a ; b"]"#)),
      ("status", "en suivi", .text(#"["follow_up",null,null]"#)),
      ("qualification", "harcelement avere;;;IEN", .text(#"["substantiated",null,null,"IEN"]"#)),
      ("declaration", "FE-12;31/12/2026", .text(#"["FE-12","2026-12-31"]"#)),
    ] as [(String, String, FieldValue)])
  func `is read as people write it`(name: String, text: String, value: FieldValue) throws {
    #expect(try FieldText.parse(text, for: field(name)) == value)
    try FieldText.check(value, for: field(name))
  }

  @Test(arguments: CaseSchema.current.kinds.flatMap(\.fields), ["", " ", "\r\n\t\u{A0}"])
  func `is no value at all when empty`(field: Field, text: String) throws {
    #expect(try FieldText.parse(text, for: field) == .null)
    #expect(FieldText.display(.null, for: field, language: .french).isEmpty)
  }

  @Test(
    arguments: [
      ("danger", "Jean Dupont", .unknownCode(.danger)), ("gravity", "deux", .notInteger),
      ("gravity", "9223372036854775808", .notInteger), ("restricted", "peut-être", .notBoolean),
      ("opened_on", "31/02/2026", .notDate), ("opened_on", "1/2/2026", .notDate),
      ("opened_on", "2026-13-01", .notDate), ("opened_on", "hier", .notDate),
      ("summary", "a\u{0}b", .zeroCharacter),
      ("status", "fini;2026-03-12", .component("status", .unknownCode(.status))),
      ("status", "closed;hier", .component("since", .notDate)),
      ("declaration", "FE;12;2026-03-12", .component("declared_on", .notDate)),
    ] as [(String, String, FieldTextError)])
  func `is refused with what is allowed instead`(
    name: String, text: String, error: FieldTextError
  ) throws {
    #expect(throws: error) { try FieldText.parse(text, for: field(name)) }
    for language in Language.allCases {
      #expect(!error.message(in: language).isEmpty)
      #expect(!error.message(in: language).contains("Dupont"))
    }
  }

  @Test func `lists the codes a person may choose from`() {
    #expect(FieldTextError.unknownCode(.danger).allowed == ["none", "watch", "grave", "imminent"])
    #expect(
      FieldTextError.component("status", .unknownCode(.decision)).allowed == ["keep", "restore"])
    #expect(
      FieldTextError.unknownCode(.decision).message(in: .english)
        == "Choose one of: Keep the current value (keep), Restore the other value (restore).")
  }

  @Test func `is at most 65,536 bytes long`() throws {
    let field = try field("summary")
    let longest = String(repeating: "é", count: FieldText.textBytesMax / 2)
    #expect(try FieldText.parse(longest, for: field) == .text(longest))
    #expect(throws: FieldTextError.tooLong(bytesMax: 65_536)) {
      try FieldText.parse(longest + "a", for: field)
    }
    #expect(throws: FieldTextError.tooLong(bytesMax: 65_536)) {
      try FieldText.parse("closed;;" + longest.dropLast(5), for: self.field("status"))
    }
  }

  @Test func `does not stand for a reference`() throws {
    let field = try #require(RecordKind.person.field(named: "case"))
    #expect(throws: FieldTextError.notTyped) { try FieldText.parse("1", for: field) }
    let dot = Dot(replica: ReplicaID(high: 0, low: 1), counter: 2)
    let value = FieldValue.reference(RecordID(creation: dot, index: 3))
    #expect(FieldText.display(value, for: field, language: .french).hasSuffix(".2.3"))
    try FieldText.check(value, for: field)
  }

  @Test func `is shown in the reader's language`() throws {
    let day = FieldValue.date(20_524)
    #expect(try FieldText.display(day, for: field("opened_on"), language: .french) == "12/03/2026")
    #expect(
      try FieldText.display(day, for: field("opened_on"), language: .english) == "2026-03-12")
    let status = FieldValue.text(#"["closed","2026-03-12",null]"#)
    #expect(
      try FieldText.display(status, for: field("status"), language: .french)
        == "Clôturée; 12/03/2026")
    #expect(
      try FieldText.display(.text("new_code"), for: field("danger"), language: .french)
        == "new_code")
    #expect(try FieldText.display(.text("{"), for: field("status"), language: .french) == "{")
    #expect(
      try FieldText.display(.bytes([1]), for: field("summary"), language: .english)
        == "Sealed content")
  }

  private func field(_ name: String) throws -> Field {
    try #require(RecordKind.case.field(named: name))
  }
}
