import CaseModel
import CaseTransfer
import RecordModel
import TestInput
import Testing

@Suite struct `What travels of a case` {
  private func selection(_ qualification: String?, contentOf category: String? = nil)
    -> TransferSelection
  {
    TransferSelection(
      case: qualification.map { [CaseField.qualification.rawValue: .text($0)] } ?? [:],
      contents: category.map { [[ContentField.category.rawValue: .text($0)]] } ?? [])
  }

  private func role(_ qualification: String?, _ role: String = "author") -> FieldValue? {
    selection(qualification).carried([RoleField.role.rawValue: .text(role)], of: .role)[
      RoleField.role.rawValue]
  }

  @Test
  func `is the case, who and what it is about, and what was done, in the order of references`() {
    #expect(
      TransferSelection.kinds == [
        .case, .person, .role, .fact, .measure, .note, .interview, .assessment, .meeting,
        .familyContact, .account, .content, .evidence, .referral, .review,
      ])
  }

  @Test func `calls nobody an author without a qualification that says so`() {
    let whole = #"["substantiated","head_decision","2026-11-20","chef"]"#
    #expect(role(whole) == .text("author"))
    for other in [
      nil, #"["suspected","head_decision","2026-11-20","chef"]"#,
      #"["substantiated",null,"2026-11-20","chef"]"#, #"["substantiated"," ","2026-11-20",null]"#,
      #"["substantiated","head_decision",null,"chef"]"#, #"["substantiated","x","soon","chef"]"#,
      #"["substantiated"]"#, "substantiated", "",
    ] { #expect(role(other) == .text("alleged_author"), "\(other ?? "nil")") }
    for role in ["target", "witness", "alleged_author"] {
      #expect(self.role(nil, role) == .text(role))
    }
  }

  @Test func `is no agreement that was given to another school, and every refusal`() {
    func agreement(_ code: String) -> FieldValue? {
      selection(nil).carried([7: .text(code)], of: .familyContact)[7]
    }
    #expect(agreement("given") == .text("not_asked"))
    #expect(agreement("refused") == .text("refused"))
    #expect(agreement("not_asked") == .text("not_asked"))
  }

  @Test func `is no address of a sexual image of a minor`() {
    func content(_ category: String) -> Set<UInt8> {
      Set(
        selection(nil).carried(
          [
            ContentField.category.rawValue: .text(category), ContentField.url.rawValue: .text("u"),
            ContentField.captureHash.rawValue: .text("h"),
          ], of: .content
        ).keys)
    }
    #expect(content("minor_sexual_image") == [ContentField.category.rawValue])
    #expect(content("defamation").count == 3)
    // Neither by the fact it belongs to, nor by the trace that was kept of it.
    for (category, count) in [("minor_sexual_image", 0), ("defamation", 1)] {
      let selection = selection(nil, contentOf: category)
      #expect(selection.carried([FactField.url.rawValue: .text("u")], of: .fact).count == count)
      #expect(
        selection.carried([EvidenceField.hash.rawValue: .text("h")], of: .evidence).count == count)
    }
  }

  @Test func `is no reason why the prosecutor was not told`() {
    func reason(_ kind: String, sentOn day: Int32?) -> FieldValue? {
      selection(nil).carried(
        [
          ReferralField.kind.rawValue: .text(kind), ReferralField.reason.rawValue: .text("r"),
          ReferralField.sentOn.rawValue: day.map(FieldValue.date) ?? .null,
        ], of: .referral)[ReferralField.reason.rawValue]
    }
    #expect(reason("prosecutor", sentOn: nil) == nil)
    #expect(reason("prosecutor", sentOn: 20_000) == .text("r"))
    #expect(reason("crip", sentOn: nil) == .text("r"))
  }

  @Test func `is not who handles it here, nor where it came from before`() {
    let values: [UInt8: FieldValue] = [
      CaseField.handler.rawValue: .text("x"), CaseField.received.rawValue: .text("y"),
      CaseField.gravity.rawValue: .integer(2), CaseField.effect.rawValue: .null,
    ]
    #expect(selection(nil).carried(values, of: .case) == [CaseField.gravity.rawValue: .integer(2)])
  }

  @Test(arguments: UInt64(0)..<200)
  func `is the same when it is chosen twice`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let codes = ["author", "given", "refused", "minor_sexual_image", "a", "substantiated"]
    for kind in CaseKind.allCases {
      let values = Dictionary(
        (0..<8).map { _ in
          (UInt8(1 + dice.draw(below: 22)), FieldValue.text(codes[dice.draw(below: codes.count)]))
        }, uniquingKeysWith: { first, _ in first })
      let selection = selection(
        dice.draw(below: 2) == 0 ? nil : #"["substantiated","b","2026-11-20",null]"#)
      let once = selection.carried(values, of: kind)
      #expect(selection.carried(once, of: kind) == once)
      #expect(Set(once.keys).isSubset(of: Set(values.keys)))
    }
  }
}
