import Causality
import Foundation
import GRDB
import RecordModel
import SyncProtocol

/// Looks for bytes in every file of a world, as they are and, where zlib has shrunk them, restored.
struct ByteSearch {
  let world: EngineWorld

  /// The files that hold some bytes as they are.
  func files(holding needle: [UInt8]) throws -> [String] {
    let paths = FileManager.default.enumerator(atPath: world.folder)?.compactMap { $0 as? String }
    return try (paths ?? []).filter { path in
      let full = URL(filePath: world.folder + "/" + path)
      guard try full.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return false
      }
      return try Data(contentsOf: full).range(of: Data(needle)) != nil
    }
  }

  func files(holding text: String) throws -> [String] { try files(holding: Array(text.utf8)) }

  /// The positions of logged frames that hold some bytes once they are restored.
  func loggedFrames(holding needle: [UInt8], schema: RecordSchema) throws -> [Int64] {
    let database = try DatabaseQueue(path: HubFiles.database(of: world))
    return try database.read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT position, frame, replica FROM _log JOIN _replicas ON number = device
          ORDER BY position
          """)
      return try rows.compactMap { row -> Int64? in
        let replica = ReplicaID(bytes: [UInt8](row["replica"] as Data))
        let batch = try SealedFrame(bytes: [UInt8](row["frame"] as Data)).open(
          speaker: replica ?? ReplicaID(high: 0, low: 0), schema: schema)
        return Data(batch.bytes).range(of: Data(needle)) != nil ? row["position"] : nil
      }
    }
  }

  func loggedFrames(holding text: String) throws -> [Int64] {
    try loggedFrames(holding: Array(text.utf8), schema: world.schema)
  }
}

/// Where a world's hub keeps its files.
enum HubFiles {
  static func database(of world: EngineWorld) -> String { world.folder + "/hub/hub.sqlite" }
}

/// Bytes that zlib cannot shrink, so that they are found as they are wherever they lie.
enum Marker {
  static func bytes(_ seed: UInt64, count: Int = 600) -> [UInt8] {
    var generator = seed
    return (0..<count).map { _ in
      generator = generator &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: generator >> 33)
    }
  }
}
