extension String {
  /// Whether there is nothing to read in it.
  package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension String? {
  /// Whether there is nothing to read in it, or nothing at all.
  package var isBlank: Bool { self?.isBlank ?? true }
}
