import Foundation
import SwiftASN1
import X509

extension Certificate {
  /// Makes a certificate that signs itself and may sign servers, but no further authority.
  static func authority(
    _ commonName: String, _ key: PrivateKey, _ validity: CertificateValidity
  ) throws -> Certificate {
    let name = try DistinguishedName { CommonName(commonName) }
    return try Certificate(
      version: .v3,
      serialNumber: SerialNumber(),
      publicKey: key.publicKey,
      notValidBefore: validity.notBefore,
      notValidAfter: validity.notAfter,
      issuer: name,
      subject: name,
      signatureAlgorithm: .ecdsaWithSHA256,
      extensions: try Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
        Critical(KeyUsage(keyCertSign: true, cRLSign: true))
        SubjectKeyIdentifier(hash: key.publicKey)
      },
      issuerPrivateKey: key)
  }

  /// Makes a server certificate, with this certificate as its issuer.
  func signServer(
    _ hosts: [ServerHost], _ publicKey: PublicKey, _ validity: CertificateValidity,
    issuerKey: PrivateKey
  ) throws -> Certificate {
    let name = try DistinguishedName { CommonName("localhost") }
    return try Certificate(
      version: .v3,
      serialNumber: SerialNumber(),
      publicKey: publicKey,
      notValidBefore: validity.notBefore,
      notValidAfter: min(validity.notAfter, notValidAfter),
      issuer: subject,
      subject: name,
      signatureAlgorithm: .ecdsaWithSHA256,
      extensions: try serverExtensions(hosts, publicKey),
      issuerPrivateKey: issuerKey)
  }

  private func serverExtensions(
    _ hosts: [ServerHost], _ publicKey: PublicKey
  ) throws -> Extensions {
    let issuerIdentifier = try extensions.subjectKeyIdentifier?.keyIdentifier
    return try Extensions {
      Critical(BasicConstraints.notCertificateAuthority)
      Critical(KeyUsage(digitalSignature: true))
      try ExtendedKeyUsage([.serverAuth])
      SubjectAlternativeNames(hosts.map(\.generalName))
      SubjectKeyIdentifier(hash: publicKey)
      AuthorityKeyIdentifier(keyIdentifier: issuerIdentifier)
    }
  }
}

extension ServerHost {
  fileprivate var generalName: GeneralName {
    switch self {
    case .dnsName(let name): .dnsName(name)
    case .address(let bytes): .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
    }
  }
}
