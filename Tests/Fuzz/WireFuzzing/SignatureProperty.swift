import Crypto
import MessageSignatures

/// Verifying any request: only what the replica has signed is believed; signing any request: what is signed is believed.
///
/// The first byte says whether to sign; the rest is lines: path, query, content type, body, digest, signature input,
/// signature. A line `*` stands for what a genuine request has there.
enum SignatureProperty {
  private static let authority = "hub.example:8443"

  private struct Request: Sendable {
    var head: RequestHead
    var body: [UInt8]
  }

  private static let genuine = plain(["*", "*", "*", "*"])

  /// The fields a replica adds to the genuine request.
  private static let signed = FuzzedSchema.key.flatMap { key in
    try? RequestSigner(key: key).sign(
      genuine.head, body: genuine.body,
      parameters: SignatureParameters(keyID: "replica-7", nonce: "41"))
  }

  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let mode = bytes.first else { return }
    var lines = String(decoding: bytes.dropFirst(), as: UTF8.self)
      .split(separator: "\n", maxSplits: 6, omittingEmptySubsequences: false).map(String.init)
    lines += [String](repeating: "*", count: 7 - lines.count)
    guard let key = FuzzedSchema.key else { throw BrokenProperty("32 bytes are a key") }
    if mode % 2 == 0 {
      try checkVerifying(lines, key)
    } else {
      try checkSigning(lines, key, SignatureParameters(keyID: lines[4], nonce: lines[5]))
    }
    _ = try? ContentDigest.check(field: lines[4], body: [])
    if let number = try? ExchangeNumber(parsing: lines[5]) {
      try BrokenProperty.unless(
        (try? ExchangeNumber(parsing: number.text)) == number, "a number is as it is written")
    }
  }

  private static func plain(_ lines: [String]) -> Request {
    let filled = zip(lines, ["/v1/exchange", "cursor=9", "application/x-preau", "{}"]).map {
      $0 == "*" ? $1 : $0
    }
    let head = RequestHead(
      method: "POST", authority: authority, path: filled[0], query: filled[1],
      fields: [MessageField(name: "Content-Type", value: filled[2])])
    return Request(head: head, body: Array(filled[3].utf8))
  }

  private static func checkVerifying(
    _ lines: [String], _ key: Curve25519.Signing.PrivateKey
  ) throws(BrokenProperty) {
    guard let signed else { throw BrokenProperty("a plain request can be signed") }
    let claimed = plain(lines)
    let fields = zip(signed, lines[4...]).map { field, line in
      line == "*" ? field : MessageField(name: field.name, value: line)
    }
    let head = claimed.head.adding(fields)
    guard let input = try? SignatureInput.parse(head.fields) else { return }
    _ = try? input.exchangeNumber()
    guard (try? input.verify(request: head, body: claimed.body, key: key.publicKey)) != nil else {
      return
    }
    try BrokenProperty.unless(
      claimed.body == genuine.body && claimed.head.path == genuine.head.path
        && claimed.head.query == genuine.head.query
        && claimed.head.fields[0].value.trimmedOfBlanks == genuine.head.fields[0].value,
      "only what was signed is believed")
  }

  private static func checkSigning(
    _ lines: [String], _ key: Curve25519.Signing.PrivateKey, _ parameters: SignatureParameters
  ) throws(BrokenProperty) {
    let request = plain(lines)
    let signer = RequestSigner(key: key)
    guard
      let signed = try? signer.sign(request.head, body: request.body, parameters: parameters)
    else { return }
    let head = request.head.adding(signed)
    let input: SignatureInput
    do throws(SignatureError) {
      input = try SignatureInput.parse(head.fields)
      try input.verify(request: head, body: request.body, key: key.publicKey)
    } catch { throw BrokenProperty("what was signed is believed, not \(error)") }
    try BrokenProperty.unless(
      input.keyID == parameters.keyID, "a key's name is the same after a round trip")
  }
}

extension String {
  /// The text without the blanks and tabs that HTTP allows around a field's value.
  fileprivate var trimmedOfBlanks: String {
    let kept = utf8.drop { $0 == 0x20 || $0 == 0x09 }.reversed().drop { $0 == 0x20 || $0 == 0x09 }
    return String(decoding: kept.reversed(), as: UTF8.self)
  }
}
