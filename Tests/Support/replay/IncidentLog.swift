import Foundation
import RecordModel

/// One event of the incident log: the whole incident as it stood after somebody's update.
struct IncidentEvent {
  let number: String
  let location: String
  let author: String
  /// When, milliseconds since 1970-01-01 UTC.
  let milliseconds: UInt64
  /// The values of the fields of `IncidentSchema`, in its order.
  let values: [FieldValue]
}

/// Reads the incident log, CSV, plain or gzip, and puts its events in the order of their times.
///
/// Events of one minute keep the order of the file, in which an incident's own events are in order.
enum IncidentLog {
  enum Trouble: Error {
    case unreadable
    case missingColumn(String)
    case line(Int)
  }

  static func read(_ path: String, limit: Int?) throws -> [IncidentEvent] {
    let text = try contents(of: path)
    var lines = text.split(whereSeparator: \.isNewline).makeIterator()
    guard let header = lines.next() else { throw Trouble.unreadable }
    let columns = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let layout = try Layout(columns)
    var events: [(order: Int, event: IncidentEvent)] = []
    while let line = lines.next(), events.count < limit ?? .max {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == columns.count, let event = layout.event(cells) else {
        throw Trouble.line(events.count + 2)
      }
      events.append((events.count, event))
    }
    events.sort { ($0.event.milliseconds, $0.order) < ($1.event.milliseconds, $1.order) }
    return events.map(\.event)
  }

  private static func contents(of path: String) throws -> String {
    guard path.hasSuffix(".gz") else { return try String(contentsOfFile: path, encoding: .utf8) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Trouble.unreadable }
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Layout {
    let number, location, author, time: Int
    let fields: [Int]

    init(_ columns: [String]) throws {
      func place(_ name: String) throws -> Int {
        guard let place = columns.firstIndex(of: name) else { throw Trouble.missingColumn(name) }
        return place
      }
      number = try place("number")
      location = try place("location")
      author = try place("sys_updated_by")
      time = try place("sys_updated_at")
      fields = try IncidentSchema.columns.map { try place($0.name) }
    }

    func event(_ cells: [Substring]) -> IncidentEvent? {
      guard let milliseconds = IncidentLog.milliseconds(cells[time]) else { return nil }
      return IncidentEvent(
        number: String(cells[number]), location: String(cells[location]),
        author: String(cells[author]),
        milliseconds: milliseconds,
        values: zip(IncidentSchema.columns, fields).map { $0.value(cells[$1]) })
    }
  }

  /// Reads `d/M/yyyy HH:mm`.
  private static func milliseconds(_ text: Substring) -> UInt64? {
    let parts = text.split(whereSeparator: { "/ :".contains($0) }).compactMap { Int($0) }
    guard parts.count == 5 else { return nil }
    let (month, day) = (parts[1], parts[0])
    let iso = "\(parts[2])-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    guard let days = CalendarDay(iso) else { return nil }
    let minutes = Int(days.daysSince1970) * 1440 + parts[3] * 60 + parts[4]
    return UInt64(minutes) * 60_000
  }
}
