import Foundation
import SyncProtocol

/// What a receiver in its own process is told to do.
struct WorkloadPlan: Codable {
  /// The hub's file, every computer enrolled; changed by the receiver.
  var hubPath: String
  var dictionaryPath: String
  /// The exchanges, those of the base first.
  var exchangesPath: String
  var baseCount: Int
  var baseGroupSize: Int
  var groupSize: Int
  /// The replicas that push and pull here, in order; changed by the receiver.
  var replicaPaths: [String]
  /// The hub's time when they do.
  var hubMilliseconds: UInt64
}

/// What a receiver measured.
struct WorkloadReceived: Codable {
  /// Decoding, merging and storing: one entry per commit.
  var apply: [WorkloadSpan] = []
  /// Building pages, without zlib; and zlib for them, there and at the reader's; in milliseconds of the processor.
  var pagesExport = 0.0
  var pagesDeflate = 0.0
  var pagesInflate = 0.0
  var pageBytes = 0
  /// Taking over verdicts at the replicas that pushed, in milliseconds of the processor.
  var answersCPU = 0.0
  /// The process's greatest resident size above its start, without the base's own peak, in KiB.
  var memoryKibibytes = 0
  /// The sum of the state hashes of all schools.
  var stateHash = ""
  /// Whether each replica was proved equal to the hub in its last answer.
  var provedEqual: [Bool] = []
  /// The change-sets whose stamps the hub did not take as claimed: counters by place of the replica.
  var adjusted: [[UInt64]] = []
}

/// The exchanges of a workload in a file, so that a receiver holds one at a time.
enum WorkloadExchangeFile {
  /// Writes: the hub's time and the length as 8 bytes each, then the request as it travels.
  static func write(_ exchanges: [WorkloadExchange], to path: String) throws {
    var bytes = Data()
    for exchange in exchanges {
      let request = try exchange.request.serialized()
      for number in [exchange.hubMilliseconds, UInt64(request.count)] {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
      }
      bytes.append(contentsOf: request)
    }
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// Reads the next exchange; `nil` at the end.
  static func next(in file: FileHandle) throws -> WorkloadExchange? {
    guard let head = try file.read(upToCount: 16), !head.isEmpty else { return nil }
    guard head.count == 16 else { throw WorkloadTrouble.truncated }
    let numbers = [head.prefix(8), head.suffix(8)].map { bytes in
      bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    guard let bytes = try file.read(upToCount: Int(clamping: numbers[1])),
      bytes.count == Int(clamping: numbers[1])
    else { throw WorkloadTrouble.truncated }
    return WorkloadExchange(
      request: try ExchangeRequest(bytes: [UInt8](bytes)), hubMilliseconds: numbers[0])
  }
}
