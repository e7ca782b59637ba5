import Causality
import Crypto
import MessageSignatures
import NIOCore
import NIOPosix
import SyncProtocol
import Testing

/// One POST to a hub, signed as it should be unless told otherwise, and kept so that it can be sent again byte for byte.
struct SignedPost: Sendable {
  /// What came back: the status, and the refusal if it was one of ours.
  struct Answer: Sendable {
    let status: Int
    let code: ErrorCode?
    let lastExchange: UInt64
    let isSignedByHub: Bool
  }

  let head: RequestHead
  var body: [UInt8]
  private let port: Int

  /// Signs `body` with `key` in the name of `replica`.
  init(
    _ body: [UInt8], to port: Int, as replica: ReplicaID, key: Curve25519.Signing.PrivateKey,
    number: UInt64, path: String = ProtocolVersion.exchangePath
  ) throws {
    let plain = RequestHead(
      method: "POST", authority: "127.0.0.1:\(port)", path: path, query: nil,
      fields: [MessageField(name: "Content-Type", value: ProtocolVersion.mediaType)])
    let parameters = SignatureParameters(
      keyID: replica.description, nonce: ExchangeNumber(number).text)
    head = plain.adding(
      try RequestSigner(key: key).sign(plain, body: body, parameters: parameters))
    self.body = body
    self.port = port
  }

  /// The same with other header fields.
  init(_ post: SignedPost, fields: [MessageField]) {
    head = RequestHead(
      method: post.head.method, authority: post.head.authority, path: post.head.path, query: nil,
      fields: fields)
    body = post.body
    port = post.port
  }

  /// Sends it, as often as it is called, each time over a connection of its own.
  func send(expecting hubKey: Curve25519.Signing.PublicKey) async throws -> Answer {
    var text = "POST \(head.path) HTTP/1.1\r\nHost: \(head.authority)\r\nConnection: close\r\n"
    for field in head.fields { text += "\(field.name): \(field.value)\r\n" }
    text += "Content-Length: \(body.count)\r\n\r\n"
    let bytes = try await RawConnection.send(Array(text.utf8) + body, to: port, wait: .seconds(10))
    let (answered, content) = try #require(Self.parse(bytes))
    let input = try? SignatureInput.parse(answered.fields)
    let refusal = answered.status == 200 ? nil : Refusal(bytes: content)
    return Answer(
      status: answered.status, code: refusal?.knownCode, lastExchange: refusal?.lastExchange ?? 0,
      isSignedByHub: (try? input?.verify(
        response: answered, to: head, body: content, key: hubKey)) != nil)
  }

  /// Reads an answer that is as long as its `Content-Length` says; `nil` for anything else.
  private static func parse(_ bytes: [UInt8]) -> (head: ResponseHead, body: [UInt8])? {
    let end = Array("\r\n\r\n".utf8)
    guard
      let place = bytes.indices.first(where: { bytes[$0...].starts(with: end) })
    else { return nil }
    let lines = String(decoding: bytes[..<place], as: UTF8.self).split(separator: "\r\n")
    guard let first = lines.first, let status = Int(first.split(separator: " ")[1]) else {
      return nil
    }
    let fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return MessageField(name: String(parts[0]), value: String(parts.last ?? ""))
    }
    let body = Array(bytes[(place + end.count)...])
    guard fields.combinedValue(of: "content-length") == String(body.count) else { return nil }
    return (ResponseHead(status: status, fields: fields), body)
  }
}

/// A connection that sends bytes and reads what comes, whatever either means.
enum RawConnection {
  /// Sends `bytes`, then reads until the other end closes or `wait` is over.
  static func send(_ bytes: [UInt8], to port: Int, wait: TimeAmount) async throws -> [UInt8] {
    let reader = Collector()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(reader)
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    try? await channel.writeAndFlush(channel.allocator.buffer(bytes: bytes)).get()
    let ending = channel.eventLoop.scheduleTask(in: wait) { channel.close(promise: nil) }
    try? await channel.closeFuture.get()
    ending.cancel()
    return try await channel.eventLoop.submit { reader.bytes }.get()
  }

  /// Keeps what was read; used on its channel's event loop only.
  private final class Collector: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    private(set) var bytes: [UInt8] = []

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      bytes += unwrapInboundIn(data).readableBytesView
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
