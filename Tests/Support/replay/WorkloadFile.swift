import Foundation
import RecordModel

/// One line of a workload: a record is made, or one field of it gets a value.
struct WorkloadLine {
  /// The replica that makes the edit, as the file names it.
  let author: String
  /// What its clock said, milliseconds since 1970-01-01 UTC.
  let milliseconds: UInt64
  /// The record, as the file names it.
  let record: String
  let isNew: Bool
  /// The number of the delta, in W2.
  let day: Int
  let values: [UInt8: FieldValue]
}

/// One local transaction: a new record, or some fields of one that is there.
struct WorkloadSave {
  let milliseconds: UInt64
  let record: String
  let isNew: Bool
  let day: Int
  var values: [UInt8: FieldValue]

  init(_ line: WorkloadLine) {
    milliseconds = line.milliseconds
    record = line.record
    isNew = line.isNew
    day = line.day
    values = line.values
  }

  /// Lines of one replica as saves: what follows at the same time on the same record belongs together.
  static func grouping(_ lines: some Sequence<WorkloadLine>) -> [WorkloadSave] {
    var saves: [WorkloadSave] = []
    for line in lines {
      if !line.isNew, let last = saves.indices.last, !saves[last].isNew,
        saves[last].milliseconds == line.milliseconds, saves[last].record == line.record
      {
        saves[last].values.merge(line.values) { $1 }
      } else {
        saves.append(WorkloadSave(line))
      }
    }
    return saves
  }
}

/// Reads the files that the generator of the workloads writes, one JSON object per line.
enum WorkloadFile {
  private struct Line: Decodable {
    let op: String
    let rep: String
    let t: UInt64
    let r: String
    let day: Int?
    let f: [String: String]?
    let k: String?
    let v: String?
  }

  /// Reads `NAME.jsonl`.
  ///
  /// - Throws: `WorkloadTrouble.line` for a line that is not as it should be.
  static func read(_ name: String, in folder: String) throws -> [WorkloadLine] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).jsonl"))
    let decoder = JSONDecoder()
    return try bytes.split(separator: UInt8(ascii: "\n")).enumerated().map { place, bytes in
      guard let line = try? decoder.decode(Line.self, from: bytes), let values = values(of: line)
      else { throw WorkloadTrouble.line(file: name, number: place + 1) }
      return WorkloadLine(
        author: line.rep, milliseconds: line.t, record: line.r, isNew: line.op == "new",
        day: line.day ?? 0, values: values)
    }
  }

  private static func values(of line: Line) -> [UInt8: FieldValue]? {
    var texts = line.f ?? [:]
    if let name = line.k, let text = line.v { texts[name] = text }
    var values: [UInt8: FieldValue] = [:]
    for (name, text) in texts {
      guard let (number, value) = WorkloadSchema.value(text, of: name) else { return nil }
      values[number] = value
    }
    return values
  }
}

/// Why the workloads cannot be measured.
enum WorkloadTrouble: Error {
  /// The file has a line that is not as it should be.
  case line(file: String, number: Int)
  /// A file of the workloads is missing, and nothing is there to generate it with.
  case missing(folder: String)
  /// A sender and the hub hold different states.
  case unequal(sender: String)
  /// The values held are not those that the file leads to.
  case wrongValues(workload: String, recordCount: Int)
  /// A frame of a sender does not verify.
  case unsigned
  /// The senders of W4 need more than the one frame each that is measured.
  case severalFrames
  /// A record is edited that nobody made.
  case unknownRecord
  /// A program that was started ended badly.
  case ended(program: String, code: Int32)
  /// The file of exchanges is cut short.
  case truncated
}
