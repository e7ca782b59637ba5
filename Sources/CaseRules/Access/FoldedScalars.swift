internal import CaseModel

/// A text in small letters without accents, each scalar with the place it comes from.
struct FoldedScalars {
  private var folded: [Unicode.Scalar] = []
  private var places: [Int] = []

  init(_ scalars: [Unicode.Scalar]) {
    for (place, scalar) in scalars.enumerated()
    where !scalar.properties.isDefaultIgnorableCodePoint {
      for plain in TextFolding.fold(String(scalar)).unicodeScalars {
        folded.append(plain)
        places.append(place)
      }
    }
  }

  /// Where a folded text stands; with `isWhole`, not where a letter or digit beside it makes it something else.
  func ranges(of wanted: [Unicode.Scalar], isWhole: Bool) -> [Range<Int>] {
    guard !wanted.isEmpty, wanted.count <= folded.count else { return [] }
    var ranges: [Range<Int>] = []
    for start in 0...(folded.count - wanted.count) {
      let end = start + wanted.count
      guard folded[start..<end].elementsEqual(wanted) else { continue }
      if isWhole, isPart(start - 1) || isPart(end) { continue }
      ranges.append(places[start]..<places[end - 1] + 1)
    }
    return ranges
  }

  private func isPart(_ place: Int) -> Bool {
    guard folded.indices.contains(place) else { return false }
    let properties = folded[place].properties
    return properties.isAlphabetic || properties.numericType != nil
  }
}
