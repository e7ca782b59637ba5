internal import Causality
internal import Crypto
internal import Deflate
internal import RecordModel
internal import SyncProtocol

/// Vectors for `protocol/03-change-set.md`.
enum ChangeSetVectors {
  static func files() throws -> [VectorFile] {
    [
      VectorFile(
        path: "change-set/valid/columns.json",
        about: "Columns, restored: bytes and content. A writer must write these very bytes.",
        cases: SampleChanges.all.map(columns)),
      VectorFile(
        path: "change-set/valid/frames.json",
        about:
          "Frames: bytes, who speaks, the key, the chain before and after. Writers may deflate differently.",
        cases: try SampleFrame.cases()),
      VectorFile(
        path: "change-set/invalid/columns.json", about: "Columns to refuse, each with its error.",
        cases: InvalidColumns.cases.map {
          [
            "name": .text($0.name), "speaker": .replica(.sample(1)), "bytes": .hex($0.bytes),
            "error": .text($0.error),
          ]
        }),
      VectorFile(
        path: "change-set/invalid/frames.json", about: "Frames to refuse, each with its error.",
        cases: try InvalidFrames.cases()),
    ]
  }

  private static func columns(_ sample: SampleChanges) -> JSON {
    [
      "name": .text(sample.name), "speaker": .replica(sample.speaker), "bytes": .hex(sample.bytes),
      "change_sets": .list(sample.changeSets.map(JSON.changeSet)),
    ]
  }
}
