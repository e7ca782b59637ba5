extension String {
  /// Whether there is nothing to read in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension String? {
  /// Whether there is nothing to read in it, or nothing at all.
  var isBlank: Bool { self?.isBlank ?? true }
}
