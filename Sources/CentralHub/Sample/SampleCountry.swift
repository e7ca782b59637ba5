internal import CaseModel
internal import CentralStorage
internal import Causality
internal import Crypto
internal import RecordModel
internal import SchoolDirectory
internal import SyncProtocol

/// A believable country that does not exist: schools' computers, invented people, years of cases and reports.
///
/// Everything goes the way real edits go: each school enrols a computer, seals signed frames and pushes them; the centre
/// answers through its desk. The same seed gives the same cases. For demonstrations, tests and load. Rates: domain study A9.
package struct SampleCountry: Sendable {
  /// How many schools have a computer.
  package let schoolCount: Int
  /// The years, the last one ending with this school year.
  package let yearCount: Int
  package let seed: UInt64

  /// A country of so many schools and years.
  package init(schoolCount: Int, yearCount: Int, seed: UInt64) {
    self.schoolCount = schoolCount
    self.yearCount = yearCount
    self.seed = seed
  }

  /// What was made.
  package struct Summary: Hashable, Sendable {
    package var schoolCount = 0
    package var caseCount = 0
    package var recordCount = 0
    package var reportCount = 0
  }

  /// How many schools push at the same time, so that the hub commits them together.
  private static let togetherMax = 64

  /// Makes the country in a hub.
  ///
  /// - Throws: `SampleTrouble`, `StorageError`; schools made before the failure stay.
  package func make(in hub: Hub) async throws -> Summary {
    let schools = try await hub.sampleSchools(countMax: schoolCount)
    let today = hub.today
    var summary = Summary()
    for start in stride(from: 0, to: schools.count, by: Self.togetherMax) {
      let some = schools[start..<min(start + Self.togetherMax, schools.count)]
      let parts = try await withThrowingTaskGroup(of: Summary.self) { group in
        for school in some {
          group.addTask {
            let computer = try SampleComputer(
              school: school, seed: seed, yearCount: yearCount, today: today)
            return try await computer.push(to: hub)
          }
        }
        return try await group.reduce(into: Summary()) { $0.add($1) }
      }
      summary.add(parts)
    }
    try await hub.answerSampleReports(seed: seed)
    return summary
  }
}

extension SampleCountry.Summary {
  /// Adds what another part of the country has.
  mutating func add(_ other: SampleCountry.Summary) {
    schoolCount += other.schoolCount
    caseCount += other.caseCount
    recordCount += other.recordCount
    reportCount += other.reportCount
  }
}

/// Why a sample country cannot be made.
package enum SampleTrouble: Error, Hashable, Sendable {
  /// The hub holds schools' work already; a sample belongs in a hub of its own.
  case notEmpty
  /// The hub refused what a school of the sample pushed.
  case refused(code: String)
}

extension Hub {
  /// Schools for a sample: evenly from the directory that was imported, or invented ones.
  func sampleSchools(countMax: Int) throws -> [School] {
    guard try store.schools(.enrolled).isEmpty else { throw SampleTrouble.notEmpty }
    var all = try store.schools(.all)
    if all.isEmpty {
      try store.put(SampleSchools.lines(count: countMax))
      all = try store.schools(.all)
    }
    guard all.count > countMax else { return all }
    return (0..<countMax).map { all[$0 * all.count / countMax] }
  }
}
