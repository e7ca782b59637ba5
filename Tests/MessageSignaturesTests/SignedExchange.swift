import Crypto

@testable import MessageSignatures

/// One request and its answer, which the tests sign, bend and break.
enum SignedExchange {
  static let body = Array("{\"hello\": \"world\"}".utf8)

  static let allComponents =
    "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"content-type\")"

  static let allParameters =
    ";created=1700000000;keyid=\"replica-7\";alg=\"ed25519\";nonce=\"41\";tag=\"preau-v1\""

  static let parameters = SignatureParameters(
    keyID: "replica-7", nonce: "41", created: 1_700_000_000)

  static let plainRequest = RequestHead(
    method: "POST", authority: "Hub.example:8443", path: "/v1/push", query: "cursor=9",
    fields: [MessageField(name: "Content-Type", value: "application/x-preau")])

  static let plainResponse = ResponseHead(
    status: 200, fields: [MessageField(name: "content-type", value: "application/x-preau")])

  /// A signature of the right shape that no key made.
  static let emptySignature = "preau=:" + String(repeating: "A", count: 86) + "==:"

  static func replicaKey() throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: Array<UInt8>(repeating: 7, count: 32))
  }

  static func hubKey() throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: Array<UInt8>(repeating: 9, count: 32))
  }

  static func signedRequest() throws -> RequestHead {
    let signer = RequestSigner(key: try replicaKey())
    return plainRequest.adding(
      try signer.sign(plainRequest, body: body, parameters: parameters))
  }

  static func signedResponse(to request: RequestHead) throws -> ResponseHead {
    let signer = ResponseSigner(key: try hubKey())
    let hub = SignatureParameters(keyID: "hub-2")
    return plainResponse.adding(
      try signer.sign(plainResponse, to: request, body: body, parameters: hub))
  }

  /// The plain request under a signature nobody made, as text.
  static func request(
    carrying input: String, signature: String = emptySignature
  ) -> RequestHead {
    plainRequest.adding([
      MessageField(name: "Signature-Input", value: input),
      MessageField(name: "Signature", value: signature),
    ])
  }

  /// `head` under a genuine signature over whatever `coverage` says.
  static func request(
    signing coverage: String, of head: RequestHead = plainRequest, digest: String? = nil
  ) throws -> RequestHead {
    let value = digest ?? ContentDigest.value(of: body)
    let digested = head.adding([MessageField(name: "Content-Digest", value: value)])
    let member = try FieldMember(parsing: Array("preau=\(coverage)".utf8))
    let base = try SignatureCoverage(member).base(for: .request(digested))
    let signature = [UInt8](try replicaKey().signature(for: Array(base.utf8)))
    return digested.adding([
      MessageField(name: "Signature-Input", value: "preau=\(coverage)"),
      MessageField(name: "Signature", value: "preau=:\(Base64.encode(signature)):"),
    ])
  }

  /// Reads and verifies a request the way the hub does.
  static func verify(_ head: RequestHead, body: [UInt8] = body) throws {
    let input = try SignatureInput.parse(head.fields)
    try input.verify(request: head, body: body, key: replicaKey().publicKey)
  }

  /// Reads and verifies a response the way a replica does.
  static func verify(
    _ head: ResponseHead, to request: RequestHead, body: [UInt8] = body
  ) throws {
    let input = try SignatureInput.parse(head.fields)
    try input.verify(response: head, to: request, body: body, key: hubKey().publicKey)
  }
}

extension RequestHead {
  /// The same head with some of its parts replaced.
  func with(
    method: String? = nil, path: String? = nil, query: String? = nil,
    fields: [MessageField]? = nil
  ) -> RequestHead {
    RequestHead(
      method: method ?? self.method, authority: authority, path: path ?? self.path,
      query: query ?? self.query, fields: fields ?? self.fields)
  }
}

extension [MessageField] {
  /// The fields without those called `name`.
  func without(_ name: String) -> [MessageField] {
    filter { !$0.name.equalsIgnoringASCIICase(name) }
  }

  /// The fields with the one called `name` given another value.
  func replacing(_ name: String, with value: String) -> [MessageField] {
    without(name) + [MessageField(name: name, value: value)]
  }
}
