package import MessageSignatures
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// What a test's server saw of one request.
package struct SeenRequest: Sendable {
  package let head: RequestHead
  package let body: [UInt8]

  /// A request from its parts.
  package init(head: RequestHead, body: [UInt8]) {
    self.head = head
    self.body = body
  }
}

/// What a test's server is to answer.
package struct ScriptedAnswer: Sendable {
  package var status: Int
  package var fields: [MessageField]
  package var body: [UInt8]

  /// An answer from its parts; 200 with nothing in it by default.
  package init(status: Int = 200, fields: [MessageField] = [], body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}

/// A server on the loopback that answers each request as the test says.
package final class LoopbackServer: Sendable {
  package typealias Script = @Sendable (SeenRequest) -> ScriptedAnswer
  package let port: Int
  private let channel: any Channel

  /// Starts listening on a free port.
  package init(_ script: @escaping Script) async throws {
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Answering(script))
        }
      }.bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  /// Stops listening.
  package func close() async throws { try await channel.close() }
}

private final class Answering: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart
  private let script: LoopbackServer.Script
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(_ script: @escaping LoopbackServer.Script) { self.script = script }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): (self.head, body) = (head, [])
    case .body(let bytes): body += bytes.readableBytesView
    case .end:
      guard let head else { return }
      answer(script(seen(head)), context: context)
    }
  }

  private func seen(_ head: HTTPRequestHead) -> SeenRequest {
    SeenRequest(
      head: RequestHead(
        method: head.method.rawValue, authority: head.headers.first(name: "host") ?? "",
        path: head.uri, query: nil,
        fields: head.headers.map { MessageField(name: $0.name, value: $0.value) }), body: body)
  }

  private func answer(_ answer: ScriptedAnswer, context: ChannelHandlerContext) {
    var headers = HTTPHeaders(answer.fields.map { ($0.name, $0.value) })
    headers.add(name: "Content-Length", value: String(answer.body.count))
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
