/// What goes wrong with one connection through the proxy.
package struct ConnectionFaults: Hashable, Sendable {
  /// How the proxy breaks a connection off.
  package enum Cut: Hashable, Sendable {
    /// With a FIN, as a program that ends.
    case close
    /// With an RST, as a machine that vanishes.
    case reset
    /// Not at all: it keeps the line and carries nothing more.
    case stall
  }

  /// Bytes from the client that are carried before the cut; `nil` for all.
  package var clientBytesMax: Int?
  /// Bytes from the server that are carried before the cut; `nil` for all.
  package var serverBytesMax: Int?
  package var cut: Cut
  /// Which bit of the client's stream is flipped, counted from the first; `nil` for none.
  package var flippedClientBit: Int?
  /// Which bit of the server's stream is flipped; `nil` for none.
  package var flippedServerBit: Int?
  /// What answers in the server's place, whatever is asked; `nil` to let the server answer.
  package var cannedAnswer: [UInt8]?
  /// How long each piece waits before it is carried, in milliseconds.
  package var delayMilliseconds: Int64
  /// How fast each way is, in bytes a second; `nil` for as fast as it goes.
  package var bytesPerSecond: Int?

  /// Faults from their parts; none by default.
  package init(
    clientBytesMax: Int? = nil, serverBytesMax: Int? = nil, cut: Cut = .close,
    flippedClientBit: Int? = nil,
    flippedServerBit: Int? = nil, cannedAnswer: [UInt8]? = nil, delayMilliseconds: Int64 = 0,
    bytesPerSecond: Int? = nil
  ) {
    self.clientBytesMax = clientBytesMax
    self.serverBytesMax = serverBytesMax
    self.cut = cut
    self.flippedClientBit = flippedClientBit
    self.flippedServerBit = flippedServerBit
    self.cannedAnswer = cannedAnswer
    self.delayMilliseconds = delayMilliseconds
    self.bytesPerSecond = bytesPerSecond
  }

  /// A connection with nothing wrong.
  package static let none = ConnectionFaults()
}
