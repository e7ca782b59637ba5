package import RecordModel

/// What one component of a composite field holds, found by its name.
///
/// Shape: a code and a date are kept as text, the date as `YYYY-MM-DD`.
package struct CompositeComponent: Hashable, Sendable {
  /// What texts a component takes.
  package enum Content: Hashable, Sendable {
    case text
    case date
    case code(Vocabulary)
  }

  /// The name, as the composite field declares it.
  package let name: String
  /// What texts it takes.
  package let content: Content
  /// What people read.
  package let label: Label

  /// The component with this name; one this build does not know holds text.
  package static func named(_ name: String) -> CompositeComponent {
    known.first { $0.name == name }
      ?? CompositeComponent(name: name, content: .text, label: Label(name, name))
  }

  /// All components of this build.
  package static let known =
    [
      CompositeComponent(
        name: "qualification", content: .code(.qualification),
        label: Label("Qualification", "Qualification")),
      CompositeComponent(name: "basis", content: .code(.basis), label: Label("Fondement", "Basis")),
      CompositeComponent(
        name: "decided_on", content: .date, label: Label("Décidée le", "Decided on")),
      CompositeComponent(
        name: "decider", content: .text,
        label: Label("Décidée par (fonction)", "Decided by (office)")
      ),
      CompositeComponent(name: "status", content: .code(.status), label: Label("État", "Status")),
      CompositeComponent(name: "since", content: .date, label: Label("Depuis le", "Since")),
      CompositeComponent(name: "reason", content: .text, label: Label("Raison", "Reason")),
      CompositeComponent(
        name: "declaration_reference", content: .text,
        label: Label("Numéro de déclaration", "Declaration number")),
      CompositeComponent(
        name: "declared_on", content: .date, label: Label("Déclarée le", "Declared on")),
    ] + knownOfReports + knownOfProcedure
}

extension FieldType {
  /// The closed list of a code field, `nil` for any other.
  package var vocabulary: Vocabulary? {
    if case .code(let vocabulary) = self { vocabulary } else { nil }
  }

  /// The components of a composite field, none for any other.
  package var components: [CompositeComponent] {
    if case .composite(let names) = self { names.map(CompositeComponent.named) } else { [] }
  }
}
