import Aggregates
import Testing

@Suite struct `An attacker who has read every table` {
  /// Every cell below `least` could still be any number below it, and every figure that was read is true.
  private func expectNothingFound(_ reading: Reading, below least: Int, seed: Int) {
    for (cell, count) in reading.truth() {
      let (lower, upper) = (reading.attacker.lower[cell], reading.attacker.upper[cell])
      #expect(lower <= count && upper.map { count <= $0 } ?? true, "seed \(seed): a false figure")
      if count < least {
        #expect(lower == 0 && upper.map { $0 >= least - 1 } ?? true, "seed \(seed): cell \(cell)")
      }
    }
  }

  @Test(arguments: 0..<60)
  func `in public recovers no cell below the threshold, month after month`(seed: Int) throws {
    let country = RandomCountry(seed: UInt64(seed))
    let level = TerritoryLevel.allCases[seed % 3]
    var reading = Reading(country, level: level)
    var releases: [Release] = []
    for month in country.months.indices {
      releases.append(try country.release(month, level: level))
      try reading.read(releases, Threshold(for: .everybody))
      try reading.read(releases, Threshold(20 + seed, for: .everybody))
    }
    reading.conclude()
    expectNothingFound(reading, below: 11, seed: seed)
  }

  @Test(arguments: 0..<60)
  func `inside and in public recovers no cell below the lower threshold`(seed: Int) throws {
    let country = RandomCountry(seed: UInt64(1000 + seed))
    let level = TerritoryLevel.allCases[seed % 3]
    var reading = Reading(country, level: level)
    var releases: [Release] = []
    for month in country.months.indices {
      releases.append(try country.release(month, level: level))
      for value in 5...12 { try reading.read(releases, Threshold(value, for: .inside)) }
      try reading.read(releases, Threshold(for: .everybody))
    }
    reading.conclude()
    expectNothingFound(reading, below: 5, seed: seed)
  }

  @Test func `recovers cells where only small ones are hidden and totals are shown`() {
    var found = 0
    for seed in 0..<40 {
      let country = RandomCountry(seed: UInt64(seed))
      var reading = Reading(country, level: .departement)
      let truth = reading.truth()
      for number in reading.numbers.values {
        let count = truth[number] ?? 0
        reading.learn([number], count < 11 ? Figure(0, 10) : Figure(count))
      }
      for month in country.months.indices {
        let totals = reading.numbers.filter { $0.key.month == month && $0.key.question == nil }
        let sum = totals.values.reduce(0) { $0 + (truth[$1] ?? 0) }
        reading.learn(Array(totals.values), Figure(sum))
      }
      reading.conclude()
      found += truth.filter { $0.value < 11 && reading.attacker.knows($0.key) }.count
    }
    #expect(found > 100, "the attacker found only \(found)")
  }

  @Test func `recovers a late arrival where a month is counted twice`() throws {
    var attacker = Attacker(cellCount: 2)
    attacker.learn([0], Figure(57))
    attacker.learn([0, 1], Figure(58))
    attacker.conclude()
    #expect(attacker.knows(1) && attacker.lower[1] == 1)
    let country = RandomCountry(seed: 1)
    #expect(throws: AggregateError.overlaps(released: country.months[0].description)) {
      try Release.check(
        country.months[0], of: country.unit, among: [country.release(0, level: .nation)],
        daysSinceEnd: 400, settlingDays: 31)
    }
  }
}
