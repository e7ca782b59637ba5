internal import Causality
package import CentralHub
package import Hummingbird
internal import HTTPTypes
package import Logging
internal import MessageSignatures
internal import Metrics
internal import NIOCore
internal import SyncProtocol

/// Offers the hub's two calls over HTTP: checks who speaks, hands the body on, signs the answer.
///
/// Every answer is signed over the request's own signature, refusals too, so that no proxy can pose as the hub. What is
/// logged and counted are numbers, codes and national school numbers. Source: `protocol/04-exchange.md`, section 4.
package struct HubDoor: Sendable {
  let hub: Hub
  let logger: Logger

  /// A door to `hub`.
  package init(hub: Hub, logger: Logger) {
    self.hub = hub
    self.logger = logger
  }

  /// The routes of the door.
  package func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.post("v1/exchange") { request, _ in await answer(request, as: .exchange) }
    router.post("v1/enrolment") { request, _ in await answer(request, as: .enrolment) }
    return router
  }

  enum Call: String {
    case exchange
    case enrolment
  }

  private func answer(_ request: Request, as call: Call) async -> Response {
    let start = ContinuousClock.now
    var request = request
    let head = request.signedHead
    let answer: HubAnswer
    do {
      let body = Array(try await request.collectBody(upTo: Limits.bodyBytesMax).readableBytesView)
      answer = await self.answer(head, body, as: call)
    } catch is NIOTooManyBytesError {
      answer = HubAnswer(refusal: Refusal(.bodyTooLarge))
    } catch is HTTPError {
      answer = HubAnswer(refusal: Refusal(.bodyTooLarge))
    } catch {
      answer = HubAnswer(refusal: Refusal(.messageMalformed))
    }
    note(answer, call, lasted: ContinuousClock.now - start)
    return signed(answer, to: head)
  }

  private func answer(_ head: RequestHead, _ body: [UInt8], as call: Call) async -> HubAnswer {
    do {
      let input = try SignatureInput.parse(head.fields)
      guard let replica = ReplicaID(hexadecimal: input.keyID) else {
        return HubAnswer(refusal: Refusal(.replicaUnknown))
      }
      switch call {
      case .exchange: return try await exchange(head, body, input, replica)
      case .enrolment: return try await enrol(head, body, input, replica)
      }
    } catch is SignatureError {
      return HubAnswer(refusal: Refusal(.signatureRefused))
    } catch let refusal as Refusal {
      return HubAnswer(refusal: refusal)
    } catch {
      return HubAnswer(refusal: Refusal(.hubUnavailable, retryAfterSeconds: 30))
    }
  }

  private func exchange(
    _ head: RequestHead, _ body: [UInt8], _ input: SignatureInput, _ replica: ReplicaID
  ) async throws -> HubAnswer {
    guard let device = try await hub.device(replica) else {
      return HubAnswer(refusal: Refusal(.replicaUnknown))
    }
    try input.verify(request: head, body: body, key: device.key)
    let number = try input.exchangeNumber().value
    let answered = await hub.answer(body, from: replica, device: device, number: number)
    return HubAnswer(answered, requestBytes: body.count)
  }

  private func enrol(
    _ head: RequestHead, _ body: [UInt8], _ input: SignatureInput, _ replica: ReplicaID
  ) async throws -> HubAnswer {
    let request = try EnrolmentRequest(bytes: body)
    guard request.replica == replica else { return HubAnswer(refusal: Refusal(.replicaMismatch)) }
    try input.verify(request: head, body: body, rawKey: request.publicKey)
    let bytes = try await hub.enrol(request, number: try input.exchangeNumber().value)
    return HubAnswer(bytes: bytes)
  }

  private func signed(_ answer: HubAnswer, to request: RequestHead) -> Response {
    var fields = [MessageField(name: "Content-Type", value: ProtocolVersion.mediaType)]
    let head = ResponseHead(status: answer.status, fields: fields)
    let signer = ResponseSigner(key: hub.key)
    if let more = try? signer.sign(
      head, to: request, body: answer.bytes, parameters: SignatureParameters(keyID: "hub"))
    {
      fields += more
    }
    if answer.retryAfterSeconds > 0 {
      fields.append(MessageField(name: "Retry-After", value: String(answer.retryAfterSeconds)))
    }
    fields.append(MessageField(name: "Cache-Control", value: "no-store"))
    var response = Response(
      status: .init(code: answer.status), body: .init(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    for field in fields {
      if let name = HTTPField.Name(field.name) { response.headers[name] = field.value }
    }
    return response
  }
}

extension Request {
  /// What a signature covers of the request, as it arrived.
  var signedHead: RequestHead {
    let target = head.path ?? "/"
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return RequestHead(
      method: head.method.rawValue, authority: head.authority ?? "",
      path: String(parts.first ?? "/"),
      query: parts.count > 1 ? String(parts[1]) : nil,
      fields: headers.map { MessageField(name: $0.name.canonicalName, value: $0.value) })
  }

  /// Reads the whole body, and stops as soon as it is too large.
  mutating func collectBody(upTo bytesMax: Int) async throws -> ByteBuffer {
    try await body.collect(upTo: bytesMax)
  }
}
