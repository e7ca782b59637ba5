package import WireFuzzing

/// What comes from files, from people's hands and to a whole hub, and what every input must keep to; fuzzed with coverage.
package enum FileTarget: String, CaseIterable, Sendable {
  case csv, text, jsonl, store, hub

  /// Reads one input in every way the target knows.
  ///
  /// - Throws: the property that the input breaks; a trap is for the fuzzer to see.
  package func run(_ bytes: [UInt8]) throws(BrokenProperty) {
    switch self {
    case .csv: try DirectoryProperty.check(bytes)
    case .text: try TextProperty.check(bytes)
    case .jsonl: try ImportProperty.check(bytes)
    case .store: try StoreProperty.check(bytes)
    case .hub: try HubProperty.check(bytes)
    }
  }
}
