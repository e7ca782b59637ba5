import CaseModel
import CaseRules
import RecordModel
import SchoolReplica
import Testing

@Suite struct `The procedure of a case` {
  private let today = CalendarDay(daysSince1970: 20_800)

  private func started() async throws -> (world: CaseworkWorld, replica: Replica, record: RecordID)
  {
    let world = try await CaseworkWorld()
    let replica = try await world.enrolled()
    return (world, replica, try await replica.add([.reported()], author: "cpe@team"))
  }

  @Test func `moves a referral along, and only along`() async throws {
    let (_, replica, record) = try await started()
    let made = try await replica.addParts(
      [RecordDraft(.referral, values: [2: .text("nurse")])], to: record, author: "cpe@team",
      on: today)
    func move(_ status: String) async throws -> EditOutcome {
      let part = try #require(try await replica.caseFile(record).part(made.record))
      return try await replica.move(
        part, to: status, reason: nil, author: "cpe@team", on: today)
    }
    await #expect(throws: CaseworkError.move(.notFromHere(status: "in_progress"))) {
      try await move("done")
    }
    _ = try await move("accepted")
    _ = try await move("done")
    await #expect(throws: CaseworkError.move(.notFromHere(status: "done"))) {
      try await move("revoked")
    }
  }

  @Test func `lets nothing leave without an agreement or a legal basis`() async throws {
    let (_, replica, record) = try await started()
    func refer(_ values: [UInt8: FieldValue]) async throws {
      var all: [UInt8: FieldValue] = [2: .text("crip")]
      all.merge(values) { _, new in new }
      _ = try await replica.addParts(
        [RecordDraft(.referral, values: all)], to: record, author: "cpe@team", on: today)
    }
    await #expect(throws: CaseworkError.self) { try await refer([:]) }
    await #expect(throws: CaseworkError.self) {
      try await refer([5: .text(#"["agreement",null,null]"#)])
    }
    try await refer([5: .text(#"["child_protection",null,null]"#)])
    #expect(try await replica.caseFile(record).parts(.referral).count == 1)
    await #expect(throws: CaseworkError.self) {
      try await replica.addParts(
        [RecordDraft(.transfer, values: [2: .text("0010001W")])], to: record, author: "chef@head",
        on: today)
    }
  }

  @Test func `leaves a record in its case`() async throws {
    let (world, replica, record) = try await started()
    let other = try await replica.add([.reported()], author: "cpe@team")
    let fact = try await replica.addParts(
      [RecordDraft(.fact, values: [FactField.description.rawValue: .text("Des faits.")])],
      to: record, author: "cpe@team", on: today
    ).record
    let part = try #require(try await replica.caseFile(record).part(fact))
    for values in [
      [CaseKind.caseField: FieldValue.reference(other)], [CaseKind.caseField: .null],
    ] {
      await #expect(throws: CaseworkError.staysInCase(.fact)) {
        try await replica.editPart(
          part, of: record, values: values, author: "cpe@team", on: today)
      }
    }
    let path = try world.file(
      #"{"kind":"fact","id":"\#(fact)","fields":{"case":"\#(other)"}}"#,
      #"{"kind":"fact","id":"\#(fact)","fields":{"case":"\#(record)"}}"#)
    let report = try await replica.importRecords(path: path, author: "cpe@team", on: today)
    #expect(report.badLines.map(\.problem) == [.refused(.staysInCase(.fact))])
    #expect(report.unchangedCount == 1)
  }

  @Test func `lets nobody approve their own request`() async throws {
    let (_, replica, record) = try await started()
    let made = try await replica.requestApproval(
      of: record, kind: "closure", in: record, author: "chef@head", on: today)
    let part = try #require(try await replica.caseFile(record).part(made))
    await #expect(throws: CaseworkError.move(.selfApproval)) {
      try await replica.answerApproval(
        part, with: .approved, comment: nil, author: "chef@head", on: today)
    }
    await #expect(throws: CaseworkError.move(.notThisRole)) {
      try await replica.answerApproval(
        part, with: .approved, comment: nil, author: "cpe@team", on: today)
    }
    _ = try await replica.answerApproval(
      part, with: .approved, comment: "vu", author: "adjoint@head", on: today)
    let answered = try #require(try await replica.caseFile(record).part(made))
    #expect(answered.component(0, of: ApprovalField.outcome) == "approved")
    await #expect(throws: CaseworkError.move(.notFromHere(status: "approved"))) {
      try await replica.answerApproval(
        answered, with: .rejected, comment: nil, author: "adjoint@head", on: today)
    }
  }

  @Test func `closes a case step by step, by the head, once its duties are done`() async throws {
    let (_, replica, record) = try await started()
    func go(_ status: String, _ author: String) async throws {
      _ = try await replica.changeCase(
        record,
        values: [CaseField.status.rawValue: .text(#"["\#(status)",null,null]"#)], author: author,
        on: today)
    }
    await #expect(throws: CaseworkError.move(.notFromHere(status: "reported"))) {
      try await go("closed", "chef@head")
    }
    for status in ["analysis", "treatment", "follow_up"] { try await go(status, "cpe@team") }
    await #expect(throws: CaseworkError.move(.notThisRole)) { try await go("closed", "cpe@team") }
    _ = try await replica.changeCase(
      record,
      values: [
        CaseField.qualification.rawValue: .text(
          #"["suspected","head_decision","2026-11-23","chef"]"#)
      ], author: "chef@head", on: today)
    await #expect(throws: CaseworkError.self) { try await go("closed", "chef@head") }
    _ = try await replica.changeCase(
      record, values: [CaseField.declaration.rawValue: .text(#"["FE-1","2026-11-23"]"#)],
      author: "chef@head", on: today)
    _ = try await replica.addParts(
      [
        RecordDraft(
          .referral, values: [2: .text("prosecutor"), 5: .text(#"["legal_duty",null,null]"#)])
      ], to: record, author: "chef@head", on: today)
    try await go("closed", "chef@head")
    let view = try await replica.caseFile(record).summary.view
    #expect(view.component(1, of: CaseField.status) == today.description)
    #expect(view.day(CaseField.closedOn) == today)
  }

  @Test func `asks two people before anything is erased, and nobody while it is held`() async throws
  {
    let (_, replica, record) = try await started()
    await #expect(throws: CaseworkError.noErasureRequest) {
      try await replica.approveErasure(of: record, comment: nil, author: "chef@head", on: today)
    }
    _ = try await replica.addParts(
      [RecordDraft(.hold, values: [4: .text("procédure")])], to: record, author: "chef@head",
      on: today)
    await #expect(throws: CaseworkError.held) {
      try await replica.requestErasure(
        of: record, ground: "request", reason: nil, author: "cpe@team", on: today)
    }
    #expect(try await replica.liftHolds(of: record, author: "chef@head", on: today) == 1)
    #expect(try await replica.liftHolds(of: record, author: "chef@head", on: today) == 0)
    try await replica.requestErasure(
      of: record, ground: "request", reason: nil, author: "Chef@head", on: today)
    await #expect(throws: CaseworkError.samePerson) {
      try await replica.approveErasure(of: record, comment: nil, author: "chef@head", on: today)
    }
    await #expect(throws: CaseworkError.move(.notThisRole)) {
      try await replica.approveErasure(of: record, comment: nil, author: "cpe@team", on: today)
    }
    try await replica.approveErasure(of: record, comment: nil, author: "adjoint@head", on: today)
    let file = try await replica.caseFile(record)
    #expect(file.parts(.approval).first?.text(ApprovalField.requestedBy) == "Chef")
    #expect(file.openErasureRequest == nil)
  }

  @Test func `keeps what the schedule keeps, and asks for what is over`() async throws {
    let (_, replica, record) = try await started()
    #expect(try await replica.retention(on: today).isEmpty)
    let later = today.adding(months: 61)
    #expect(try await replica.retention(on: later).map(\.step) == [.erasePersons])
    #expect(try await replica.requestDueErasures(author: "chef@head", on: later).count == 1)
    #expect(try await replica.requestDueErasures(author: "chef@head", on: later).isEmpty)
    let request = try await replica.caseFile(record).openErasureRequest
    #expect(request?.text(ErasureRequestField.ground) == "retention")
  }
}

@Suite struct `The agenda` {
  private let today = CalendarDay(daysSince1970: 20_800)

  @Test func `asks for what a qualification that is taken back leaves to do`() async throws {
    let world = try await CaseworkWorld()
    let replica = try await world.enrolled()
    let record = try await replica.add([.reported()], author: "chef@head")
    func qualify(_ code: String) async throws {
      _ = try await replica.changeCase(
        record,
        values: [
          CaseField.qualification.rawValue: .text(
            #"["\#(code)","head_decision","2026-11-23","chef"]"#)
        ], author: "chef@head", on: today)
    }
    try await qualify("substantiated")
    let person = try await replica.addParts(
      [RecordDraft(.person, values: [PersonField.lastName.rawValue: .text("Fictivier")])],
      to: record, author: "chef@head", on: today
    ).record
    let role = try await replica.addParts(
      [
        RecordDraft(
          .role,
          values: [
            RoleField.person.rawValue: .reference(person), RoleField.role.rawValue: .text("author"),
          ])
      ], to: record, author: "chef@head", on: today
    ).record
    func asked() async throws -> [AgendaItem] {
      try await replica.agenda().filter { $0.sentence?.english.contains("no longer") == true }
    }
    #expect(try await asked().isEmpty)
    try await qualify("unfounded")
    #expect(try await asked().map(\.dueOn.description) == ["2026-11-23"])
    let part = try #require(try await replica.caseFile(record).part(role))
    _ = try await replica.editPart(
      part, of: record, values: [RoleField.role.rawValue: .text("alleged_author")],
      author: "chef@head", on: today)
    #expect(try await asked().isEmpty)
  }

  @Test func `holds recorded tasks and computed duties in one list, and names nobody`() async throws
  {
    let world = try await CaseworkWorld()
    let replica = try await world.enrolled()
    let record = try await replica.add([.reported()], author: "chef@head")
    _ = try await replica.addParts(
      [
        RecordDraft(
          .task, values: [2: .text("custom"), 3: .date(20_790), 6: .text("appeler Mme Fictivier")]),
        RecordDraft(
          .measure, values: [2: .text("shared_concern"), 4: .date(20_790)]),
      ], to: record, author: "chef@head", on: today)
    _ = try await replica.changeCase(
      record,
      values: [
        CaseField.qualification.rawValue: .text(
          #"["suspected","head_decision","2026-11-23","chef"]"#)
      ], author: "chef@head", on: today)
    let items = try await replica.agenda()
    #expect(
      Set(items.map(\.kind)) == ["custom", "mpp_review", "declaration", "article_40"])
    #expect(items.first { $0.kind == "mpp_review" }?.dueOn.daysSince1970 == 20_805)
    #expect(items.map(\.dueOn) == items.map(\.dueOn).sorted())
    #expect(!String(describing: items).contains("Fictivier"))
    #expect(try await replica.workCounts(on: today).overdueCount == 3)
    let file = try await replica.caseFile(record)
    let task = try #require(file.parts(.task).first)
    #expect(items.compactMap(\.number) == [file.numbers.number(of: task.record)])
    _ = try await replica.editPart(
      task, of: record, values: [TaskField.doneOn.rawValue: .date(20_800)], author: "chef@head",
      on: today)
    #expect(try await replica.agenda().count == 3)
    #expect(try await replica.agenda(includingDone: true).count == 4)
  }
}
