import SchoolDirectory
import CaseModel
import Causality
import RecordModel
import Testing

@Suite struct `Sample cases` {
  @Test(arguments: [0, 1, 4711, .max] as [UInt64])
  func `are the same from the same seed`(seed: UInt64) throws {
    #expect(try batches(seed: seed, count: 20) == batches(seed: seed, count: 20))
    #expect(try batches(seed: seed, count: 5) != batches(seed: seed ^ 1, count: 5))
  }

  @Test func `keep the fingerprint they were released with`() throws {
    var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(try batches(seed: 1, count: 50).map(\.description))".utf8 {
      fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    #expect(String(fingerprint, radix: 16) == "29de2f77dbc39bc0")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `pass every check`(seed: UInt64) throws {
    let dot = Dot(replica: ReplicaID(high: 0, low: seed), counter: 1)
    for record in try batches(seed: seed, count: 10).joined() {
      let values = record.values { RecordID(creation: dot, index: UInt32($0)) }
      let byNumber = Dictionary(uniqueKeysWithValues: values.map { ($0.number, $0.value) })
      #expect(CaseValidation.check(kind: record.kind.rawValue, values: byNumber) == [])
      #expect(values.map(\.number) == values.map(\.number).sorted())
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `refer to records of their own batch only`(seed: UInt64) throws {
    for batch in try batches(seed: seed, count: 10) {
      #expect(batch.first?.kind == .case)
      #expect(batch.dropFirst().allSatisfy { $0.kind != .case })
      for (place, record) in batch.enumerated() {
        for case .record(let target) in record.entries.map(\.content) {
          #expect(target < place)
        }
      }
    }
  }

  @Test func `hold texts of 40 to 600 characters, with variety`() throws {
    let texts = try batches(seed: 7, count: 300).joined().flatMap(longTexts)
    let lengths = texts.map(\.count)
    #expect(texts.count > 1000)
    #expect(try #require(lengths.min()) >= 40)
    #expect(try #require(lengths.max()) <= 600)
    #expect(Set(texts).count * 10 > texts.count * 9)
  }

  @Test func `never name a pupil in a summary`() throws {
    for batch in try batches(seed: 3, count: 200) {
      let names = batch.filter { $0.kind == .person }.flatMap { record in
        [PersonField.firstName, .lastName].compactMap { text(record, $0.rawValue) }
      }
      let summary = try #require(text(batch[0], CaseField.summary.rawValue))
      #expect(names.allSatisfy { !summary.contains($0) })
    }
  }

  @Test func `give every kind that the first step of a case needs`() throws {
    let kinds = Set(try batches(seed: 1, count: 30).joined().map(\.kind))
    #expect(kinds == [.case, .person, .role, .fact, .measure, .note])
  }

  private func batches(seed: UInt64, count: Int) throws -> [[SampleRecord]] {
    let firstDay = try #require(CalendarDay("2026-09-01"))
    var cases = SampleCases(seed: seed, school: try UAI(parsing: "0751234J"), firstDay: firstDay)
    return (0..<count).map { _ in cases.next() }
  }

  private func longTexts(of record: SampleRecord) -> [String] {
    switch record.kind {
    case .case: [text(record, CaseField.summary.rawValue)].compactMap(\.self)
    case .fact: [text(record, FactField.description.rawValue)].compactMap(\.self)
    case .note: [text(record, NoteField.text.rawValue)].compactMap(\.self)
    default: []
    }
  }

  private func text(_ record: SampleRecord, _ number: UInt8) -> String? {
    guard
      case .value(.text(let text)) = record.entries.first(where: { $0.number == number })?.content
    else { return nil }
    return text
  }
}
