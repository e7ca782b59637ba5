import Crypto
import Foundation
import Testing

@testable import MessageSignatures

@Suite struct `The vectors of RFC 9421` {
  private let request = RequestHead(
    method: "POST", authority: "example.com", path: "/foo", query: "param=Value&Pet=dog",
    fields: [
      MessageField(name: "Host", value: "example.com"),
      MessageField(name: "Date", value: "Tue, 20 Apr 2021 02:07:55 GMT"),
      MessageField(name: "Content-Type", value: "application/json"),
      MessageField(
        name: "Content-Digest",
        value: "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7B"
          + "NNyealdVLvRwEmTHWXvJwew==:"),
      MessageField(name: "Content-Length", value: "18"),
    ])

  private let coverageB26 =
    "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
    + ";created=1618884473;keyid=\"test-key-ed25519\""

  private let signatureB26 =
    "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="

  private let profileB26 = SignatureProfile(
    components: [
      .init(.field("date")), .init(.method), .init(.path), .init(.authority),
      .init(.field("content-type")), .init(.field("content-length")),
    ],
    tag: nil, demands: [])

  private func inputB26() throws -> SignatureInput {
    let fields = [
      MessageField(name: "Signature-Input", value: "sig-b26=\(coverageB26)"),
      MessageField(name: "Signature", value: "sig-b26=:\(signatureB26):"),
    ]
    return try SignatureInput.parse(fields, label: "sig-b26")
  }

  private func publicKey() throws -> Curve25519.Signing.PublicKey {
    let der = try #require(
      Base64.decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="))
    return try Curve25519.Signing.PublicKey(rawRepresentation: Array(der.suffix(32)))
  }

  private func privateKey() throws -> Curve25519.Signing.PrivateKey {
    let der = try #require(
      Base64.decode("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF"))
    return try Curve25519.Signing.PrivateKey(rawRepresentation: Array(der.suffix(32)))
  }

  @Test func `B.2.6 gives the signature base of the RFC, byte for byte`() throws {
    let expected = """
      "date": Tue, 20 Apr 2021 02:07:55 GMT
      "@method": POST
      "@path": /foo
      "@authority": example.com
      "content-type": application/json
      "content-length": 18
      "@signature-params": ("date" "@method" "@path" "@authority" "content-type" \
      "content-length");created=1618884473;keyid="test-key-ed25519"
      """
    let base = try inputB26().coverage.base(for: .request(request))
    #expect(Array(base.utf8) == Array(expected.utf8))
  }

  @Test func `B.2.6 verifies with the RFC's public key`() throws {
    try inputB26().verify(request: request, body: [], key: publicKey(), profile: profileB26)
  }

  @Test func `B.2.6 is refused over another path`() throws {
    let input = try inputB26()
    let key = try publicKey()
    #expect(throws: SignatureError.signatureInvalid) {
      try input.verify(
        request: request.with(path: "/bar"), body: [], key: key, profile: profileB26)
    }
  }

  @Test func `B.2.6 can be signed again with the RFC's private key`() throws {
    #expect(try privateKey().publicKey.rawRepresentation == publicKey().rawRepresentation)
    let signer = RequestSigner(key: try privateKey(), profile: profileB26)
    let parameters = SignatureParameters(
      keyID: "test-key-ed25519", created: 1_618_884_473, tag: nil, algorithm: nil)
    let plain = request.with(fields: request.fields.without("content-digest"))
    let fields = try signer.sign(plain, body: [], parameters: parameters)
    #expect(fields.combinedValue(of: "signature-input") == "preau=\(coverageB26)")
    let input = try SignatureInput.parse(fields)
    try input.verify(request: plain, body: [], key: publicKey(), profile: profileB26)
  }

  @Test func `2.4 binds a response to its request, and its P-256 signature fits our base`() throws {
    let digest =
      "sha-512=:0Y6iCBzGg5rZtoXS95Ijz03mslf6KAMCloESHObfwnHJDbkkWWQz6PhhU9kxsTbARtY2PTBOzq24uJ"
      + "FpHsMuAg==:"
    let coverage =
      "(\"@status\" \"content-digest\" \"content-type\" \"@authority\";req \"@method\";req "
      + "\"@path\";req \"content-digest\";req);created=1618884479;keyid=\"test-key-ecc-p256\""
    let signature =
      "dMT/A/76ehrdBTD/2Xx8QuKV6FoyzEP/I9hdzKN8LQJLNgzU4W767HK05rx1i8meNQQgQPgQp8wq2ive3tV5Ag=="
    let response = ResponseHead(
      status: 503,
      fields: [
        MessageField(name: "Content-Type", value: "application/json"),
        MessageField(name: "Content-Digest", value: digest),
        MessageField(name: "Signature-Input", value: "reqres=\(coverage)"),
        MessageField(name: "Signature", value: "reqres=:\(signature):"),
      ])
    let input = try SignatureInput.parse(response.fields, label: "reqres")
    let base = try input.coverage.base(for: .response(response, to: request))
    #expect(base.hasPrefix("\"@status\": 503\n\"content-digest\": \(digest)\n"))
    #expect(base.contains("\n\"@authority\";req: example.com\n\"@method\";req: POST\n"))
    let der = try #require(
      Base64.decode(
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM"
          + "4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ=="))
    let key = try P256.Signing.PublicKey(derRepresentation: der)
    let ecdsa = try P256.Signing.ECDSASignature(rawRepresentation: input.signature)
    #expect(key.isValidSignature(ecdsa, for: Array(base.utf8)))
  }
}
