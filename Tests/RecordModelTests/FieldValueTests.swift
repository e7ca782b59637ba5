import Causality
import RecordModel
import Testing

@Suite struct `A field's value` {
  @Test func `is another one when the bytes of a text differ, however it looks`() {
    #expect(FieldValue.text("e\u{301}") != .text("é"))
    #expect(FieldValue.text("é") == .text("é"))
    #expect(FieldValue.text("") != .null)
    #expect(FieldValue.boolean(false) != .integer(0))
  }

  @Test func `hashes alike when it is alike`() {
    #expect(
      Set([FieldValue.text("a"), .text("a"), .null, .null, .bytes([1]), .bytes([1])]).count == 3)
  }
}

@Suite struct `A declared schema` {
  private let schema = RecordSchema(
    name: "test", version: 2, floorVersion: 1,
    kinds: [
      RecordKind(
        7, "thing", label: Label("Chose", "Thing"),
        fields: [
          Field(127, "last", .boolean, .statistical, label: Label("", "")),
          Field(3, "first", .text, .nominal, label: Label("", "")),
        ])
    ], dictionaries: [1: [1], 4: [2]])

  @Test func `finds kinds and fields by number and by name`() {
    let kind = schema.kind(7)
    #expect(kind?.name == "thing")
    #expect(kind?.place(of: 3) == 0)
    #expect(kind?.place(of: 127) == 1)
    #expect(kind?.place(of: 4) == nil)
    #expect(kind?.place(of: 200) == nil)
    #expect(kind?.field(named: "last")?.number == 127)
    #expect(schema.kind(8) == nil)
    #expect(schema.kind(named: "other") == nil)
  }

  @Test func `writes with its newest dictionary`() {
    #expect(schema.dictionaryNumber == 4)
    #expect(RecordSchema(name: "", version: 1, floorVersion: 1, kinds: []).dictionaryNumber == 0)
  }
}
