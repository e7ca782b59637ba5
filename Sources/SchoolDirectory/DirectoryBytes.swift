/// The plain bytes of a directory file, inflated on the way if it starts like gzip.
struct DirectoryBytes {
  private static let chunkBytesMax = 65_536
  private static let gzipMagic: [UInt8] = [0x1F, 0x8B]

  private var source: any ByteSource
  private let limits: SchoolDirectoryLimits
  private var inflater: GzipInflater?
  private var storedByteCount = 0
  private var plainByteCount = 0
  private var hasStarted = false

  init(_ source: any ByteSource, limits: SchoolDirectoryLimits) {
    self.source = source
    self.limits = limits
  }

  /// Gives the next plain bytes; an empty array means the end.
  mutating func next() throws(SchoolDirectoryError) -> [UInt8] {
    guard hasStarted else { return try start() }
    guard let inflater else { return try nextStored() }
    return try nextInflated(inflater)
  }

  private mutating func start() throws(SchoolDirectoryError) -> [UInt8] {
    hasStarted = true
    var head = try nextStored()
    while !head.isEmpty, head.count < DirectoryBytes.gzipMagic.count {
      let more = try nextStored()
      if more.isEmpty { break }
      head += more
    }
    guard head.starts(with: DirectoryBytes.gzipMagic) else { return head }
    let inflater = try GzipInflater()
    inflater.feed(head)
    self.inflater = inflater
    return try nextInflated(inflater)
  }

  private mutating func nextStored() throws(SchoolDirectoryError) -> [UInt8] {
    let chunk = try source.next(byteCountMax: DirectoryBytes.chunkBytesMax)
    storedByteCount += chunk.count
    guard storedByteCount <= limits.inflatedBytesMax else { throw .tooLarge }
    return chunk
  }

  private mutating func nextInflated(
    _ inflater: GzipInflater
  ) throws(SchoolDirectoryError) -> [UInt8] {
    while true {
      let output = try inflater.step()
      if !output.isEmpty {
        try count(output)
        return output
      }
      let chunk = try nextStored()
      guard !chunk.isEmpty else {
        guard inflater.isAtMemberEnd else { throw .truncatedGzip }
        return []
      }
      inflater.feed(chunk)
    }
  }

  private mutating func count(_ output: [UInt8]) throws(SchoolDirectoryError) {
    plainByteCount += output.count
    guard plainByteCount <= limits.inflatedBytesMax else { throw .tooLarge }
    guard plainByteCount > limits.ratioFloorBytes else { return }
    let allowed = storedByteCount.multipliedReportingOverflow(by: limits.inflationRatioMax)
    guard allowed.overflow || plainByteCount <= allowed.partialValue else {
      throw .inflationRatioTooHigh
    }
  }
}
