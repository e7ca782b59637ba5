/// Why a certificate could not be made.
package enum CertificateError: Error, Equatable, Sendable {
  /// Not an IP address or a DNS name.
  case host(String)
  /// The stored authority cannot be read, or it is no authority.
  case unreadableAuthority
  /// The stored private key belongs to another certificate.
  case keyMismatch
  /// The authority is not valid at the given time.
  case authorityExpired
  /// Signing failed.
  case signing
}
