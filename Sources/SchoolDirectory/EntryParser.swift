/// Turns records into entries, by the column names of the header.
struct EntryParser {
  private static let pupilCountMax = 99_999
  private let fieldCount: Int
  private let places: [SchoolColumn: Int]

  /// Finds the columns; their order is free and unknown ones are passed over.
  ///
  /// - Throws: `.duplicateColumn`, or `.missingColumn` for the first required one not found.
  init(header: Record) throws(SchoolDirectoryError) {
    var places: [SchoolColumn: Int] = [:]
    for index in 0..<header.fieldCount {
      let name = String(decoding: header[index], as: UTF8.self).lowercased()
      guard let column = SchoolColumn(rawValue: EntryParser.trimmed(name)) else { continue }
      guard places[column] == nil else { throw .duplicateColumn(column) }
      places[column] = index
    }
    for column in SchoolColumn.allCases where column.isRequired && places[column] == nil {
      throw .missingColumn(column)
    }
    self.places = places
    fieldCount = header.fieldCount
  }

  /// Reads one school.
  ///
  /// - Throws: `LineRejection` for the first value that is not right.
  func parse(_ record: Record) throws(LineRejection) -> SchoolEntry {
    guard record.fieldCount == fieldCount else {
      throw .fieldCount(found: record.fieldCount, expected: fieldCount)
    }
    return SchoolEntry(
      uai: try uai(record),
      name: try text(.name, record),
      nature: try choice(.nature, record),
      sector: try choice(.sector, record),
      communeCode: try text(.communeCode, record),
      commune: try text(.commune, record),
      departementCode: try text(.departementCode, record),
      departement: try text(.departement, record),
      academieCode: try text(.academieCode, record),
      academie: try text(.academie, record),
      circonscription: try text(.circonscription, record),
      pupilCount: try pupilCount(record),
      latitude: try degrees(.latitude, within: -90...90, record),
      longitude: try degrees(.longitude, within: -180...180, record))
  }
}

extension EntryParser {
  private func text(_ column: SchoolColumn, _ record: Record) throws(LineRejection) -> String {
    guard let place = places[column] else { return "" }
    guard let stored = String(validating: record[place], as: UTF8.self) else {
      throw .notUTF8(column)
    }
    let value = Windows1252.repaired(stored)
    let hasControl = value.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard !hasControl else { throw .controlCharacter(column) }
    let trimmed = EntryParser.trimmed(value)
    guard !trimmed.isEmpty || !column.isRequired else { throw .missingValue(column) }
    return trimmed
  }

  private func uai(_ record: Record) throws(LineRejection) -> UAI {
    let value = try text(.uai, record)
    do throws(UAIError) {
      return try UAI(parsing: value)
    } catch {
      throw LineRejection(error)
    }
  }

  private func choice<Choice: RawRepresentable<String>>(
    _ column: SchoolColumn, _ record: Record
  ) throws(LineRejection) -> Choice {
    guard let choice = Choice(rawValue: try text(column, record)) else {
      throw .unknownValue(column)
    }
    return choice
  }

  private func pupilCount(_ record: Record) throws(LineRejection) -> Int? {
    let value = try text(.pupilCount, record)
    guard !value.isEmpty else { return nil }
    guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(value), count <= EntryParser.pupilCountMax
    else { throw .number(.pupilCount) }
    return count
  }

  private func degrees(
    _ column: SchoolColumn, within range: ClosedRange<Double>, _ record: Record
  ) throws(LineRejection) -> Double? {
    let value = try text(column, record)
    guard !value.isEmpty else { return nil }
    guard value.utf8.allSatisfy(Array("0123456789.-+eE".utf8).contains),
      let degrees = Double(value), range.contains(degrees)
    else { throw .number(column) }
    return degrees
  }

  private static func trimmed(_ value: String) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\u{A0}" }
    guard let first = value.first, let last = value.last, isBlank(first) || isBlank(last) else {
      return value
    }
    let tail = value.drop(while: isBlank)
    return String(String(tail.reversed()).drop(while: isBlank).reversed())
  }
}
