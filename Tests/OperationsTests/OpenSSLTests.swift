import Foundation
import Operations
import Testing

@Suite struct `A server certificate, asked of openssl` {
  static let program = "/usr/bin/openssl"
  static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: program) }

  private func openssl(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(.enabled(if: isPresent, "there is no openssl"))
  func `is good for its names under its authority, and under no other`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let now = UInt64(Date().timeIntervalSince1970 * 1000)
    let authority = try CertificateAuthority(commonName: "Préau", wallMilliseconds: now)
    let other = try CertificateAuthority(commonName: "Other", wallMilliseconds: now)
    let server = try authority.serverCertificate(
      for: [try ServerHost(parsing: "hub.example.fr"), try ServerHost(parsing: "10.0.0.1")],
      wallMilliseconds: now)
    let files = [
      "ca": authority.certificatePEM, "other": other.certificatePEM,
      "leaf": server.certificatePEM, "key": server.privateKeyPEM,
    ]
    for (name, text) in files {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    func verify(_ options: [String], under name: String = "ca") throws -> Int32 {
      let path = folder.path
      let fixed = ["verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", "\(path)/\(name)"]
      return try openssl(fixed + options + ["\(path)/leaf"]).status
    }
    #expect(try verify([]) == 0)
    #expect(try verify(["-verify_hostname", "hub.example.fr"]) == 0)
    #expect(try verify(["-verify_hostname", "localhost"]) == 0)
    #expect(try verify(["-verify_ip", "127.0.0.1"]) == 0)
    #expect(try verify(["-verify_ip", "::1"]) == 0)
    #expect(try verify(["-verify_ip", "10.0.0.1"]) == 0)
    #expect(try verify(["-verify_hostname", "elsewhere.fr"]) != 0)
    #expect(try verify([], under: "other") != 0)
    #expect(server.privateKeyPEM.hasPrefix("-----BEGIN PRIVATE KEY-----"))
    let ofKey = try openssl(["pkey", "-in", "\(folder.path)/key", "-pubout"])
    let ofLeaf = try openssl(["x509", "-in", "\(folder.path)/leaf", "-noout", "-pubkey"])
    #expect(ofKey.status == 0)
    #expect(ofKey.output == ofLeaf.output)
  }
}
