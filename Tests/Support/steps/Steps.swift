import CaseModel
import Causality
import CentralStorage
import Convergence
import Crypto
import Deflate
import Foundation
import RecordModel
import RecordStorage
import ReplicaStorage
import SyncProtocol
import TestInput

/// The work, in the order in which a change-set meets it.
enum Steps {
  /// Clocks and versions of one field, over and over.
  static func clocks() throws {
    var dice = SplitMix64(seed: 7)
    let replicas = (0..<4).map { _ in ReplicaID(high: dice.next(), low: dice.next()) }
    func clock(_ count: Int) -> VersionVector {
      VersionVector(replicas.prefix(count).map { Dot(replica: $0, counter: dice.next() % 100) })
    }
    let pairs = (0..<64).map { _ in (clock(3), clock(4)) }
    let record = RecordID(creation: Dot(replica: replicas[0], counter: 1), index: 0)
    let versions = pairs.enumerated().map { place, pair in
      FieldVersion(
        writer: Dot(replica: replicas[place % 4], counter: 200 + dice.next() % 50),
        stamp: HybridTimestamp(milliseconds: dice.next() % 1_000, counter: 0), clock: pair.0,
        of: record)
    }
    var sum = 0
    try CountedStep.count("clock: join of 3 with 4 entries", times: 64) {
      for (left, right) in pairs { sum &+= left.joined(with: right).entries.count }
    }
    try CountedStep.count("clock: order of 3 and 4 entries", times: 64) {
      for (left, right) in pairs where left.causalOrder(to: right) == .concurrent { sum &+= 1 }
    }
    try CountedStep.count("merge: one version into another", times: 64) {
      for (one, other) in zip(versions, versions.dropFirst()) {
        sum &+= Merge.merge(one, into: other, of: record).version.clock.entries.count
      }
    }
  }

  /// A day of ten cases at one computer, from the first edit to the other computer's store.
  static func day(_ school: StepsSchool) throws {
    let (first, second) = (school.first, school.second)
    let one = school.newCase(on: first.store)
    _ = try CountedStep.count("record: an edit that makes a case with \(one.count) records") {
      try school.record(one, on: first)
    }
    for _ in 0..<9 { try school.record(school.newCase(on: first.store), on: first) }
    let (request, number) = try CountedStep.count("collect: ten cases into a frame, signed") {
      try school.request(first, pages: false)
    }
    guard let frame = request.frame else { throw StepsTrouble.nothing }
    try frameAlone(frame, school)
    let answer = try CountedStep.count("commit: the frame, opened, admitted, merged") {
      try school.answer(request, number: number)
    }
    _ = try CountedStep.count("apply: the answer without a page") {
      try school.apply(answer, to: request, first)
    }
    let (question, next) = try school.request(second, pages: true)
    let page = try CountedStep.count("answer: a page of the ten cases") {
      try school.answer(question, number: next)
    }
    _ = try CountedStep.count("apply: that page at the other computer") {
      try school.apply(page, to: question, second)
    }
  }

  private static func frameAlone(_ frame: SealedFrame, _ school: StepsSchool) throws {
    let speaker = FrameSpeaker(school: StepsSchool.uai, replica: school.first.store.state.replica)
    let chain = school.first.store.state.chain
    let isSigned = try CountedStep.count("verify: the frame's signature") {
      frame.isSigned(by: school.first.key.publicKey, speaker: speaker, chain: chain)
    }
    guard isSigned else { throw StepsTrouble.refused }
    let batch = try CountedStep.count("decode: the frame, inflated and read") {
      try frame.open(speaker: speaker.replica, schema: school.hub.schema)
    }
    let changeSets = batch.changeSets
    let columns = try CountedStep.count("encode: its columns") {
      ColumnsEncoder.encode(changeSets, speaker: speaker.replica)
    }
    let dictionary = school.hub.schema.dictionaries.max { $0.key < $1.key }?.value ?? []
    _ = try CountedStep.count("deflate: its columns, with the dictionary") {
      try Deflater.deflate(columns, dictionary: dictionary)
    }
  }

  /// Two computers that change the same fields of the same cases without knowing of each other.
  static func disagreement(_ school: StepsSchool) throws {
    try school.sync(school.first)
    try school.sync(school.second)
    var cases: [RecordID] = []
    try school.first.store.eachRecord(of: CaseKind.case.rawValue) { cases.append($0.record) }
    for (place, computer) in [school.first, school.second].enumerated() {
      for (number, record) in cases.prefix(10).enumerated() {
        try school.record(
          [
            RecordEdit(
              kind: CaseKind.case.rawValue, target: .existing(record),
              values: [CaseField.summary.rawValue: .text("version \(place) of \(number)")])
          ], on: computer)
      }
    }
    try school.sync(school.first)
    let (request, number) = try school.request(school.second, pages: false)
    _ = try CountedStep.count("commit: ten edits that others have contradicted") {
      try school.answer(request, number: number)
    }
  }

  /// What a sync costs when there is nothing to do, at both ends; each count many times.
  static func idle(_ folder: String) throws {
    let school = try StepsSchool(openingIn: folder)
    try school.sync(school.first)
    let path = folder + "/1.sqlite"
    for _ in 0..<3 {
      _ = try CountedStep.count("nothing to do: open the store") {
        try ReplicaStore.open(path: path, schema: CaseSchema.current)
      }
    }
    // Where a page lies in a cache moves small counts by a tenth and more: the least of many says what it takes.
    for _ in 0..<20 { try idle(school) }
  }

  private static func idle(_ school: StepsSchool) throws {
    let (request, number) = try CountedStep.count("nothing to do: collect") {
      try school.request(school.first, pages: true)
    }
    let answer = try CountedStep.count("nothing to do: commit and answer") {
      try school.answer(request, number: number)
    }
    _ = try CountedStep.count("nothing to do: apply") {
      try school.apply(answer, to: request, school.first)
    }
  }
}
