internal import ArgumentParser
internal import CaseModel
internal import RecordModel
internal import SchoolReplica
internal import ProcessPrivacy

/// Fields and values on a command line: `--set field=value`, or `--field value` with the field's own name.
struct FieldOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      say(
        "Donner une valeur à un champ ; plusieurs fois si besoin. Un ensemble : form=insults,rumours.",
        "Give a field a value; as often as needed. A set: form=insults,rumours."),
      valueName: say("champ=valeur", "field=value")))
  var assignments: [String] = []

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      say(
        "Ou bien --champ valeur, par exemple --gravity 2.",
        "Or else --field value, such as --gravity 2."),
      valueName: say("--champ valeur", "--field value")))
  var rest: [String] = []

  /// The values by field number.
  ///
  /// - Parameters:
  ///   - kind: whose fields they are.
  ///   - file: the case whose parts they may refer to.
  /// - Returns: a value for each field named, `null` for one to empty.
  /// - Throws: a `Failure` that names the field and what it takes, never the value.
  func values(for kind: CaseKind, in file: CaseFile? = nil) throws -> [UInt8: FieldValue] {
    let reader = FieldReader(kind, in: file)
    var values: [UInt8: FieldValue] = [:]
    for (name, text) in try assigned() + spelled() {
      values.merge(try reader.values(named: name, text)) { _, last in last }
    }
    return values
  }

  private func assigned() throws -> [(String, String)] {
    try assignments.map { assignment in
      guard let equals = assignment.firstIndex(of: "=") else { throw Failure(.assignment, .usage) }
      return (String(assignment[..<equals]), String(assignment[assignment.index(after: equals)...]))
    }
  }

  private func spelled() throws -> [(String, String)] {
    var pairs: [(String, String)] = []
    var words = rest[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("--"), word.count > 2 else { throw Failure(.loneWord, .usage) }
      let name = word.dropFirst(2)
      if let equals = name.firstIndex(of: "=") {
        pairs.append((String(name[..<equals]), String(name[name.index(after: equals)...])))
      } else {
        guard let value = words.popFirst() else {
          // What does not look like a field may be somebody's name, and is not repeated.
          let isField = TypedWords.isOption(word[...])
          throw Failure(isField ? .valueMissing(String(name)) : .loneWord, .usage)
        }
        pairs.append((String(name), value))
      }
    }
    return pairs
  }
}
