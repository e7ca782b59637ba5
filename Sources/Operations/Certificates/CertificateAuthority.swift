import Crypto
import Foundation
import SwiftASN1
import X509

/// A self-made certificate authority that signs certificates for our own servers.
///
/// Shape: P-256 and SHA-256; the authority lives 10 years, a server certificate 800 days and never
/// longer than the authority; both start one day early, for clocks that are behind.
/// Source: RFC 5280.
package struct CertificateAuthority: Sendable {
  /// The certificate that clients must trust.
  package let certificatePEM: String
  /// The signing key, PKCS #8: a secret, to be stored with mode 0600.
  package let privateKeyPEM: String

  private let certificate: Certificate
  private let privateKey: Certificate.PrivateKey

  /// Makes a new authority with a new key.
  ///
  /// - Parameters:
  ///   - commonName: shown to people who look at the certificate.
  ///   - wallMilliseconds: now, in milliseconds since 1970-01-01 UTC.
  /// - Throws: `.signing`; nothing is left behind.
  package init(commonName: String, wallMilliseconds: UInt64) throws(CertificateError) {
    let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let validity = CertificateValidity(
      from: wallMilliseconds, dayCount: CertificateValidity.authorityDayCount)
    do {
      let certificate = try Certificate.authority(commonName, key, validity)
      try self.init(certificate: certificate, privateKey: key)
    } catch {
      throw .signing
    }
  }

  /// Takes up an authority that was stored.
  ///
  /// - Throws: `.unreadableAuthority`, or `.keyMismatch` when the texts do not belong together.
  package init(certificatePEM: String, privateKeyPEM: String) throws(CertificateError) {
    guard let certificate = try? Certificate(pemEncoded: certificatePEM),
      let key = try? Certificate.PrivateKey(pemEncoded: privateKeyPEM),
      case .isCertificateAuthority? = try? certificate.extensions.basicConstraints
    else { throw .unreadableAuthority }
    guard certificate.publicKey == key.publicKey else { throw .keyMismatch }
    self.certificatePEM = certificatePEM
    self.privateKeyPEM = privateKeyPEM
    self.certificate = certificate
    self.privateKey = key
  }

  private init(certificate: Certificate, privateKey: Certificate.PrivateKey) throws {
    self.certificate = certificate
    self.privateKey = privateKey
    certificatePEM = try certificate.serializeAsPEM().pemString
    privateKeyPEM = try privateKey.serializeAsPEM().pemString
  }

  /// Makes a server certificate with a new key.
  ///
  /// - Parameters:
  ///   - hosts: names and addresses of the server; `ServerHost.loopback` is always added.
  ///   - wallMilliseconds: now, in milliseconds since 1970-01-01 UTC.
  /// - Returns: the certificate and its key, which is kept nowhere else.
  /// - Throws: `.authorityExpired`, or `.signing`.
  package func serverCertificate(
    for hosts: [ServerHost], wallMilliseconds: UInt64
  ) throws(CertificateError) -> ServerCertificate {
    let validity = CertificateValidity(
      from: wallMilliseconds, dayCount: CertificateValidity.serverDayCount)
    guard validity.now < certificate.notValidAfter else { throw .authorityExpired }
    do {
      let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
      let leaf = try certificate.signServer(
        ServerHost.loopback + hosts.filter { !ServerHost.loopback.contains($0) },
        key.publicKey, validity, issuerKey: privateKey)
      return ServerCertificate(
        certificatePEM: try leaf.serializeAsPEM().pemString,
        privateKeyPEM: try key.serializeAsPEM().pemString)
    } catch {
      throw .signing
    }
  }
}
