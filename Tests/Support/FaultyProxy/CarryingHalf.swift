internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Carries what one side says to the other, until a fault says otherwise.
///
/// Bytes, the end of the stream and a cut keep their order on a slow line: what was carried before a cut arrives before it.
final class CarryingHalf: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  enum Side {
    case fromClient
    case fromServer
  }

  private let side: Side
  private let faults: ConnectionFaults
  private let traffic: Traffic
  private var pace: LinePace
  private var carried = 0
  private var isCut = false
  var other: (any Channel)?

  init(_ side: Side, faults: ConnectionFaults, traffic: Traffic) {
    self.side = side
    self.faults = faults
    self.traffic = traffic
    pace = LinePace(faults)
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
    if reachesCut { cut(context, other) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    guard !isCut else { return context.close(promise: nil) }
    guard let other else { return }
    inTurn(after: 0, context) { Self.close(other, .output) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let other, !isCut { inTurn(after: 0, context) { Self.close(other, .all) } }
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
    for piece in pace.pieces(of: bytes) {
      let buffer = context.channel.allocator.buffer(bytes: piece)
      inTurn(after: piece.count, context) { other.writeAndFlush(buffer, promise: nil) }
    }
  }

  /// Does `work` once the line has carried `byteCount` bytes more, and all that came before.
  private func inTurn(
    after byteCount: Int, _ context: ChannelHandlerContext, _ work: @escaping @Sendable () -> Void
  ) {
    guard !pace.isInstant else { return work() }
    let moment = pace.arrival(ofByteCount: byteCount, now: .now())
    context.eventLoop.scheduleTask(deadline: moment, work)
  }

  private func cut(_ context: ChannelHandlerContext, _ other: any Channel) {
    isCut = true
    let channel = context.channel
    switch faults.cut {
    case .stall: return
    case .close:
      inTurn(after: 0, context) {
        for channel in [other, channel] { Self.close(channel, .all) }
      }
    case .reset:
      inTurn(after: 0, context) {
        for channel in [other, channel] { Self.reset(channel) }
      }
    }
  }

  /// Closes `channel` once everything written to it has left.
  private static func close(_ channel: any Channel, _ mode: CloseMode) {
    channel.writeAndFlush(channel.allocator.buffer(capacity: 0)).whenComplete { _ in
      channel.close(mode: mode, promise: nil)
    }
  }

  private static func reset(_ channel: any Channel) {
    // Closing without lingering sends RST instead of FIN.
    _ = (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
    channel.close(promise: nil)
  }
}
