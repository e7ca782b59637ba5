extension SignatureProfile {
  /// Checks what a signature covers and says, before any cryptography.
  ///
  /// - Throws: `.componentMissing`, `.componentUnknown`, `.parameterMissing`, `.tagWrong`,
  ///   `.algorithmUnsupported` or `.nonceMalformed`.
  func check(_ coverage: SignatureCoverage) throws(SignatureError) {
    try check(components: Set(coverage.components))
    try check(tag: coverage.parameters.tag)
    try check(algorithm: coverage.parameters.algorithm)
    try check(nonce: coverage.parameters.nonce)
  }

  /// Says whether the body must match a digest that the signature covers.
  var coversBody: Bool {
    components.contains(SignatureComponent(.field(ContentDigest.componentName)))
  }

  private func check(components covered: Set<SignatureComponent>) throws(SignatureError) {
    guard covered.isSuperset(of: components) else { throw .componentMissing }
    guard covered.isSubset(of: components) else { throw .componentUnknown }
  }

  private func check(tag found: String?) throws(SignatureError) {
    guard let tag else { return }
    guard let found else { throw .parameterMissing }
    guard found == tag else { throw .tagWrong }
  }

  private func check(algorithm found: String?) throws(SignatureError) {
    switch found {
    case SignatureParameters.ed25519: return
    case nil where !demands.contains(.algorithm): return
    case nil: throw .parameterMissing
    case .some: throw .algorithmUnsupported
    }
  }

  private func check(nonce found: String?) throws(SignatureError) {
    guard demands.contains(.exchangeNumber) else { return }
    guard let found else { throw .parameterMissing }
    _ = try ExchangeNumber(parsing: found)
  }
}
