import Crypto
import SyncProtocol

/// Reading any message: refused, or the same when it is written and read again.
///
/// The first byte says which message the rest is.
enum MessagesProperty {
  static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard let message = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    switch message % 6 {
    case 0: try checkRequest(rest)
    case 1:
      try check(
        "enrolment request", try? EnrolmentRequest(bytes: rest), { try $0.serialized() },
        { try? EnrolmentRequest(bytes: $0) })
    case 2:
      try check(
        "enrolment response", EnrolmentResponse(bytes: rest), { try $0.serialized() },
        EnrolmentResponse.init(bytes:))
    case 3:
      try check("verdict", Verdict(bytes: rest), { try $0.serialized() }, Verdict.init(bytes:))
    case 4:
      try check("refusal", Refusal(bytes: rest), { try $0.serialized() }, Refusal.init(bytes:))
    default: try checkCode(String(decoding: rest, as: UTF8.self))
    }
  }

  private static func check<Message: Equatable>(
    _ name: String, _ message: Message?, _ write: (Message) throws -> [UInt8],
    _ read: ([UInt8]) -> Message?
  ) throws(BrokenProperty) {
    guard let message else { return }
    guard let written = try? write(message) else {
      throw BrokenProperty("a \(name) that was read can be written")
    }
    try BrokenProperty.unless(read(written) == message, "a \(name) is the same after a round trip")
  }

  /// A chain that stands at 0 is written as the start, whatever hash it came with.
  private static func checkRequest(_ bytes: [UInt8]) throws(BrokenProperty) {
    guard var request = try? ExchangeRequest(bytes: bytes) else { return }
    if request.chain.counter == 0 { request.chain = .start }
    try check("request", request, { try $0.serialized() }, { try? ExchangeRequest(bytes: $0) })
  }

  private static func checkCode(_ text: String) throws(BrokenProperty) {
    guard let code = EnrolmentCode(text) else { return }
    try BrokenProperty.unless(
      EnrolmentCode(code.text) == code && code.secret.utf8.count == 24,
      "a code is the same as it is printed")
    try BrokenProperty.unless(
      EnrolmentCode.hash(ofSecret: code.secret).count == SHA256.byteCount, "a code has a hash")
  }
}
