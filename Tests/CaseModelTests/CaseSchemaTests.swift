import CaseModel
import RecordModel
import Testing

@Suite struct `The case schema` {
  private let schema = CaseSchema.current

  @Test func `has its kinds under their numbers`() {
    #expect(schema.name == "preau-case")
    #expect(schema.version == 3)
    #expect(schema.floorVersion == 2)
    #expect(schema.kinds.map(\.number) == CaseKind.allCases.map(\.rawValue))
    #expect(
      schema.kinds.map(\.name).prefix(7)
        == ["case", "person", "role", "fact", "measure", "note", "review"])
  }

  @Test func `has everything of a case go with the case, and channels and erasures stand alone`() {
    let alone = schema.kinds.filter { $0.owner == nil }.map(\.name)
    #expect(alone == ["case", "erasure", "channel"])
    for kind in schema.kinds {
      guard let owner = kind.owner else { continue }
      #expect(kind.fields.first { $0.number == owner }?.type == .reference)
    }
    #expect(
      schema.kinds.filter { $0.writer == .centre }.map(\.name) == [
        "report_answer", "erasure", "channel",
      ])
    #expect(schema.kinds.filter { $0.stream == .national }.map(\.name) == ["channel"])
  }

  @Test(arguments: CaseSchema.current.kinds)
  func `gives every field a number and a name of its own`(kind: RecordKind) {
    #expect(Set(kind.fields.map(\.number)).count == kind.fields.count)
    #expect(Set(kind.fields.map(\.name)).count == kind.fields.count)
    #expect(kind.fields.allSatisfy { $0.number <= FieldSet.numberMax })
  }

  @Test(arguments: CaseSchema.current.kinds)
  func `writes names in small ASCII letters`(kind: RecordKind) {
    for name in kind.fields.map(\.name) + [kind.name] {
      #expect(isSnakeCase(name), "\(name)")
    }
  }

  @Test(arguments: CaseSchema.current.kinds)
  func `labels every kind, field and term in both languages`(kind: RecordKind) {
    let terms = kind.fields.flatMap { $0.type.vocabulary?.terms ?? [] }
    for label in kind.fields.map(\.label) + terms.map(\.label) + [kind.label] {
      #expect(!label.french.isEmpty && !label.english.isEmpty)
    }
  }

  @Test func `keeps the numbers it was released with`() throws {
    let file = try #require(schema.kind(named: "case"))
    let released: [String: UInt8] = [
      "reference": 1, "opened_on": 3, "gravity": 9, "danger": 10, "qualification": 11,
      "status": 12, "summary": 13, "handler": 20, "received": 22, "context_classroom": 32,
      "context_other": 39,
      "form_insults": 48, "form_cyber": 56, "motive_racist": 64, "motive_other": 73,
    ]
    for (name, number) in released {
      #expect(file.field(named: name)?.number == number, "\(name)")
    }
    #expect(
      schema.kinds.map(\.fields.count) == [
        49, 12, 4, 7, 9, 4, 5, 7, 7, 7, 7, 6, 9, 7, 13, 4, 8, 13, 6, 6, 6, 6, 4, 7, 5, 5, 6, 24,
      ])
  }

  @Test func `asks a person to decide where two edits must not be settled by a clock`() throws {
    let file = try #require(schema.kind(named: "case"))
    let reviewed = file.fields.filter { $0.merge == .mustReview }.map(\.name)
    #expect(reviewed == ["gravity", "danger", "qualification", "summary"])
  }

  @Test func `keeps names and free text that may name somebody at the school`() throws {
    for (kind, name) in [
      ("person", "last_name"), ("person", "birth_on"), ("fact", "description"), ("fact", "url"),
      ("note", "text"), ("case", "handler"), ("measure", "decider"),
    ] {
      #expect(schema.kind(named: kind)?.field(named: name)?.confidentiality == .nominal)
    }
  }

  @Test(arguments: CaseSchema.current.kinds)
  func `counts no free text`(kind: RecordKind) {
    guard kind.stream == .school else { return }
    let countable = kind.fields.filter { $0.confidentiality == .statistical && $0.type == .text }
    #expect(countable.allSatisfy { ["reference", "school_year"].contains($0.name) })
  }

  @Test func `counts cases by month of report and by form`() throws {
    let rule = try #require(schema.counts.first)
    let file = try #require(schema.kind(rule.kind))
    let month = try #require(file.place(of: rule.month))
    #expect(file.fields[month].name == "opened_on")
    #expect(rule.members.count == Vocabulary.form.terms.count)
    for number in rule.members {
      let place = try #require(file.place(of: number))
      #expect(file.fields[place].type == .boolean)
      #expect(file.fields[place].name.hasPrefix("form_"))
    }
  }

  @Test(arguments: [Vocabulary.context, .form, .motive])
  func `leaves room for a set to grow`(vocabulary: Vocabulary) {
    #expect(vocabulary.terms.count <= CaseField.memberCountMax)
  }
}

private func isSnakeCase(_ name: String) -> Bool {
  name.utf8.first.map { (0x61...0x7A).contains($0) } == true
    && name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
}
