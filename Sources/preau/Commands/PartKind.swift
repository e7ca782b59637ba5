internal import ArgumentParser
internal import CaseModel
internal import RecordModel
internal import SchoolReplica

/// The kind of a part that people fill in, by its name or by what people call it.
struct PartKind: ExpressibleByArgument {
  let kind: CaseKind

  init?(argument: String) {
    let typed = Self.plain(argument)
    let found = CaseKind.filledIn.first { kind in
      guard let known = CaseSchema.current.kind(kind.rawValue) else { return false }
      return [known.name, known.label.french, known.label.english].contains {
        Self.plain($0) == typed
      }
    }
    guard let found else { return nil }
    kind = found
  }

  /// The names people may type, the kinds with a command of their own left out.
  static var names: String {
    CaseKind.filledIn.compactMap { CaseSchema.current.kind($0.rawValue)?.name }.joined(
      separator: ", ")
  }

  private static func plain(_ text: String) -> String {
    TextFolding.fold(text).split { "-_ ".contains($0) }.joined(separator: " ")
  }
}
