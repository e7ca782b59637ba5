internal import Crypto
internal import MessageSignatures
internal import SyncMachine
internal import SyncProtocol

/// An answer as it came over the connection, not believed yet.
struct PostedAnswer {
  /// The request it answers, with its signature.
  let request: RequestHead
  let response: ResponseHead
  let body: [UInt8]

  /// The name of the hub's key in its signatures.
  static let hubKeyID = "hub"

  /// The body of an answer that says yes, once its signature holds.
  ///
  /// - Throws: `.refused` for a signed no, and for an unsigned answer what `judgeUnsigned` says.
  func verifiedBody(key: Curve25519.Signing.PublicKey) throws(TransportError) -> [UInt8] {
    guard isSigned(by: key) else { throw judgeUnsigned() }
    guard hasMediaType else { throw .notTheHub(.mediaType) }
    if response.status == 200 { return body }
    guard let refusal = Refusal(bytes: body) else { throw .notTheHub(.message) }
    throw .refused(refusal)
  }

  /// Whether the answer says that it has our media type.
  var hasMediaType: Bool {
    response.fields.combinedValue(of: "content-type") == ProtocolVersion.mediaType
  }

  /// Whether `key` signed this answer to this very request.
  func isSigned(by key: Curve25519.Signing.PublicKey) -> Bool {
    guard let input = try? SignatureInput.parse(response.fields), input.keyID == Self.hubKeyID
    else { return false }
    return (try? input.verify(response: response, to: request, body: body, key: key)) != nil
  }

  /// What an answer means that the hub did not sign: at best, a proxy on the way has something to say.
  func judgeUnsigned() -> TransportError {
    switch response.status {
    case 429, 503: retryAfterSeconds.map { .busy(retryAfterSeconds: $0) } ?? .offline(.connection)
    case 502, 504: .offline(.connection)
    case 407, 413: .notTheHub(.status)
    default: .notTheHub(hasMediaType ? .signature : .mediaType)
    }
  }

  /// A `Retry-After` in seconds; a date counts as one minute, since no clock here is to be trusted with it.
  private var retryAfterSeconds: UInt32? {
    guard let text = response.fields.combinedValue(of: "retry-after"), !text.isEmpty else {
      return nil
    }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 60 }
    return UInt32(text) ?? .max
  }
}
