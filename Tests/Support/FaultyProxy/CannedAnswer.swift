internal import NIOCore

/// Answers everything with the same bytes, as a proxy's page or a captive portal does.
final class CannedAnswer: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let answer: [UInt8]

  init(_ answer: [UInt8]) { self.answer = answer }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let channel = context.channel
    channel.writeAndFlush(channel.allocator.buffer(bytes: answer)).whenComplete { _ in
      channel.close(promise: nil)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    context.close(promise: nil)
  }
}
