internal import RecordModel

/// Why the ministry has set changes aside, in words, by the code it gave.
enum SetAside {
  /// What happened and what to do; every change set aside stays on this computer.
  static func label(_ code: String) -> Label {
    switch code {
    case "role_refused":
      Label(
        "le rôle de l’auteur ne permet pas cette écriture ; la faire refaire par une personne qui en a le droit",
        "the author's role may not write this; have it done again by somebody whose role may")
    case "writer_refused":
      Label(
        "seul le ministère écrit ces fiches ; rien à faire ici",
        "only the ministry writes these records; nothing to do here")
    default:
      Label("code \(code) ; appeler l’assistance", "code \(code); call support")
    }
  }

  /// One line for each code, with how many changes it concerns.
  static func lines(_ codes: some Sequence<String>, _ language: (Label) -> String) -> [String] {
    var counts: [String: Int] = [:]
    for code in codes { counts[code, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { "  \($0.value) × \(language(label($0.key)))" }
  }
}
