/// A server's certificate and its private key, as PEM texts.
package struct ServerCertificate: Sendable {
  /// The leaf alone; clients trust the authority's certificate.
  package let certificatePEM: String
  /// The leaf's P-256 key, PKCS #8: a secret, to be stored with mode 0600.
  package let privateKeyPEM: String
}
