internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// One connection through the proxy: two halves that carry to each other.
enum ProxiedConnection {
  static func open(
    _ client: any Channel, targetPort: Int, faults: ConnectionFaults, traffic: Traffic
  ) -> EventLoopFuture<Void> {
    if let answer = faults.cannedAnswer {
      return client.eventLoop.makeCompletedFuture {
        try client.pipeline.syncOperations.addHandler(CannedAnswer(answer))
        client.setOption(.autoRead, value: true).whenComplete { _ in }
      }
    }
    return ClientBootstrap(group: client.eventLoop)
      .channelOption(.autoRead, value: false)
      .connect(host: "127.0.0.1", port: targetPort)
      .flatMapThrowing { server in
        let up = CarryingHalf(.fromClient, faults: faults, traffic: traffic)
        let down = CarryingHalf(.fromServer, faults: faults, traffic: traffic)
        up.other = server
        down.other = client
        try client.pipeline.syncOperations.addHandler(up)
        try server.pipeline.syncOperations.addHandler(down)
        for channel in [client, server] {
          channel.setOption(.autoRead, value: true).whenComplete { _ in }
        }
      }
  }
}

/// Carries what one side says to the other, until a fault says otherwise.
final class CarryingHalf: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  enum Side {
    case fromClient
    case fromServer
  }

  private let side: Side
  private let faults: ConnectionFaults
  private let traffic: Traffic
  private var carried = 0
  private var isCut = false
  var other: (any Channel)?

  init(_ side: Side, faults: ConnectionFaults, traffic: Traffic) {
    self.side = side
    self.faults = faults
    self.traffic = traffic
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isCut, let other else { return }
    var bytes = Array(unwrapInboundIn(data).readableBytesView)
    let most = side == .fromClient ? faults.clientBytesMax : faults.serverBytesMax
    let room = most.map { max(0, $0 - carried) } ?? .max
    let reachesCut = bytes.count >= room
    bytes = Array(bytes.prefix(room))
    flip(&bytes)
    carried += bytes.count
    count(bytes.count)
    carry(bytes, to: other, context)
    if reachesCut { cut(context) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !isCut || faults.cut != .stall { other?.close(promise: nil) }
    other = nil
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func flip(_ bytes: inout [UInt8]) {
    let bit = side == .fromClient ? faults.flippedClientBit : faults.flippedServerBit
    guard let bit, (carried..<carried + bytes.count).contains(bit / 8) else { return }
    bytes[bit / 8 - carried] ^= 1 << UInt8(bit % 8)
  }

  private func count(_ bytes: Int) {
    switch side {
    case .fromClient: traffic.fromClients.wrappingAdd(bytes, ordering: .relaxed)
    case .fromServer: traffic.fromServer.wrappingAdd(bytes, ordering: .relaxed)
    }
  }

  private func carry(_ bytes: [UInt8], to other: any Channel, _ context: ChannelHandlerContext) {
    guard !bytes.isEmpty else { return }
    let buffer = context.channel.allocator.buffer(bytes: bytes)
    var milliseconds = faults.delayMilliseconds
    if let rate = faults.bytesPerSecond { milliseconds += Int64(bytes.count * 1000 / max(rate, 1)) }
    guard milliseconds > 0 else { return other.writeAndFlush(buffer, promise: nil) }
    context.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) {
      other.writeAndFlush(buffer, promise: nil)
    }
  }

  private func cut(_ context: ChannelHandlerContext) {
    isCut = true
    switch faults.cut {
    case .stall: return
    case .close: break
    case .reset:
      for channel in [context.channel, other].compactMap(\.self) {
        // Closing without lingering sends RST instead of FIN.
        _ = (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      }
    }
    other?.close(promise: nil)
    context.close(promise: nil)
  }
}

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
}
