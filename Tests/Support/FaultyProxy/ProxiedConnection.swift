internal import NIOCore
internal import NIOPosix

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
      .channelOption(.allowRemoteHalfClosure, value: true)
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
