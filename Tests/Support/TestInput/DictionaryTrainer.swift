/// Makes a preset dictionary from samples: the stretches of bytes that most of them share, the most frequent ones last.
///
/// Shape: samples are read in as many regions as stretches fit; of each region the stretch is taken whose grams of six
/// bytes occur most often, and those then count no more; again, until it is full. What is near the end costs zlib the
/// fewest bits. Source: Liao, Petri, Moffat and Wirth, "Effective Construction of Relative Lempel-Ziv Dictionaries" (2016).
package struct DictionaryTrainer {
  private static let gramBytes = 6
  private static let stretchBytes = 40

  private var bytes: [UInt8] = []

  /// A trainer that has learnt nothing.
  package init() {}

  /// Takes note of one sample.
  package mutating func learn(_ sample: [UInt8]) { bytes += sample }

  /// At most `bytesMax` bytes of what samples have in common.
  package func dictionary(bytesMax: Int) -> [UInt8] {
    var grams = GramCounts(of: bytes, gramBytes: Self.gramBytes)
    var chosen: [(score: Int, range: Range<Int>)] = []
    var left = bytesMax
    let regionCount = max(1, bytesMax / Self.stretchBytes)
    let regionBytes = max(Self.stretchBytes, bytes.count / regionCount)
    while left > 0 {
      let before = left
      for start in stride(from: 0, to: bytes.count, by: regionBytes) where left > 0 {
        let region = start..<min(start + regionBytes, bytes.count)
        guard let best = grams.best(in: region, stretchBytes: Self.stretchBytes) else { continue }
        chosen.append(best)
        left -= best.range.count
        grams.forget(best.range)
      }
      if left == before { break }
    }
    let ordered = chosen.sorted {
      ($0.score, $0.range.lowerBound) < ($1.score, $1.range.lowerBound)
    }
    return Array(ordered.flatMap { bytes[$0.range] }.suffix(bytesMax))
  }
}

/// How often each stretch of a few bytes occurs.
private struct GramCounts {
  private let gramBytes: Int
  /// For each place the number of the gram that begins there.
  private var gramAt: [Int] = []
  /// For each gram how often it occurs; 0 when it occurs once, or was forgotten.
  private var counts: [Int] = []
  /// For each gram how often the stretch that is looked at holds it.
  private var held: [Int] = []

  init(of bytes: [UInt8], gramBytes: Int) {
    self.gramBytes = gramBytes
    var numbers: [UInt64: Int] = [:]
    let mask: UInt64 = 1 << UInt64(8 * gramBytes) - 1
    var gram: UInt64 = 0
    for (place, byte) in bytes.enumerated() {
      gram = (gram << 8 | UInt64(byte)) & mask
      guard place >= gramBytes - 1 else { continue }
      let number = numbers[gram] ?? numbers.count
      if number == numbers.count {
        numbers[gram] = number
        counts.append(0)
      }
      counts[number] += 1
      gramAt.append(number)
    }
    for number in counts.indices where counts[number] == 1 { counts[number] = 0 }
    held = [Int](repeating: 0, count: counts.count)
  }

  /// The stretch of `region` that holds the most, without what is worth nothing at its ends.
  mutating func best(in region: Range<Int>, stretchBytes: Int) -> (score: Int, range: Range<Int>)? {
    let gramCount = stretchBytes - gramBytes + 1
    let places = region.clamped(to: 0..<gramAt.count)
    var (score, best, bestPlace) = (0, 0, places.lowerBound)
    for place in places {
      score += add(gramAt[place])
      if place - gramCount >= places.lowerBound { score -= remove(gramAt[place - gramCount]) }
      if score > best { (best, bestPlace) = (score, place) }
    }
    for place in places.suffix(gramCount) { _ = remove(gramAt[place]) }
    let first = max(places.lowerBound, bestPlace - gramCount + 1)
    let worth = (first..<bestPlace + 1).filter { counts[gramAt[$0]] > 0 }
    guard best > 0, let start = worth.first, let end = worth.last else { return nil }
    return (best, start..<end + gramBytes)
  }

  private mutating func add(_ gram: Int) -> Int {
    held[gram] += 1
    return held[gram] == 1 ? counts[gram] : 0
  }

  private mutating func remove(_ gram: Int) -> Int {
    held[gram] -= 1
    return held[gram] == 0 ? counts[gram] : 0
  }

  mutating func forget(_ range: Range<Int>) {
    for place in range.dropLast(gramBytes - 1) { counts[gramAt[place]] = 0 }
  }
}
