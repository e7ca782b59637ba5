import Foundation
import Operations
import SwiftASN1
import Testing
import X509

@Suite struct `A certificate authority` {
  static let now: UInt64 = 1_790_000_000_000
  static let day = 86_400.0

  private func leaf(
    _ authority: CertificateAuthority, _ hosts: [String] = []
  ) throws -> Certificate {
    let hosts = try hosts.map { text in try ServerHost(parsing: text) }
    let server = try authority.serverCertificate(for: hosts, wallMilliseconds: Self.now)
    return try Certificate(pemEncoded: server.certificatePEM)
  }

  @Test func `lives ten years and its servers eight hundred days`() throws {
    let authority = try CertificateAuthority(commonName: "Préau", wallMilliseconds: Self.now)
    let certificate = try Certificate(pemEncoded: authority.certificatePEM)
    let leaf = try leaf(authority)
    let now = Date(timeIntervalSince1970: Double(Self.now / 1000))
    #expect(certificate.notValidBefore == now - Self.day)
    #expect(certificate.notValidAfter == now + 3653 * Self.day)
    #expect(leaf.notValidBefore == now - Self.day)
    #expect(leaf.notValidAfter == now + 800 * Self.day)
  }

  @Test func `names the loopback, then the given hosts, each once`() throws {
    let authority = try CertificateAuthority(commonName: "Préau", wallMilliseconds: Self.now)
    let hosts = ["Hub.Example.fr", "localhost", "10.0.0.1", "2001:db8::1"]
    let names = try #require(try leaf(authority, hosts).extensions.subjectAlternativeNames)
    let dnsNames = names.compactMap { name in
      if case .dnsName(let text) = name { text } else { nil }
    }
    let addressBytes = names.compactMap { name in
      if case .ipAddress(let bytes) = name { Array(bytes.bytes) } else { nil }
    }
    #expect(dnsNames == ["localhost", "hub.example.fr"])
    #expect(addressBytes.map(\.count) == [4, 16, 4, 16])
    #expect(addressBytes.first == [127, 0, 0, 1])
  }

  @Test func `is the same after it was stored`() throws {
    let made = try CertificateAuthority(commonName: "Préau", wallMilliseconds: Self.now)
    let stored = try CertificateAuthority(
      certificatePEM: made.certificatePEM, privateKeyPEM: made.privateKeyPEM)
    let issuer = try Certificate(pemEncoded: made.certificatePEM)
    let leaf = try leaf(stored)
    #expect(issuer.publicKey.isValidSignature(leaf.signature, for: leaf))
  }

  @Test func `is refused with the key of another, or as a server certificate`() throws {
    let one = try CertificateAuthority(commonName: "One", wallMilliseconds: Self.now)
    let other = try CertificateAuthority(commonName: "Other", wallMilliseconds: Self.now)
    let server = try one.serverCertificate(for: [], wallMilliseconds: Self.now)
    #expect(throws: CertificateError.keyMismatch) {
      try CertificateAuthority(
        certificatePEM: one.certificatePEM, privateKeyPEM: other.privateKeyPEM)
    }
    #expect(throws: CertificateError.unreadableAuthority) {
      try CertificateAuthority(
        certificatePEM: server.certificatePEM, privateKeyPEM: server.privateKeyPEM)
    }
    #expect(throws: CertificateError.unreadableAuthority) {
      try CertificateAuthority(certificatePEM: "", privateKeyPEM: one.privateKeyPEM)
    }
  }

  @Test func `is never outlived by a server certificate`() throws {
    let authority = try CertificateAuthority(commonName: "Préau", wallMilliseconds: Self.now)
    let end = try Certificate(pemEncoded: authority.certificatePEM).notValidAfter
    let late = UInt64(end.timeIntervalSince1970) * 1000 - 60_000
    let server = try authority.serverCertificate(for: [], wallMilliseconds: late)
    #expect(try Certificate(pemEncoded: server.certificatePEM).notValidAfter == end)
    #expect(throws: CertificateError.authorityExpired) {
      try authority.serverCertificate(for: [], wallMilliseconds: late + 60_000)
    }
  }
}
