internal import CaseModel
internal import RecordModel

/// What somebody of a case can be told by: names, initials, guardian, telephone, e-mail, handles.
///
/// It is used to take people out of texts, and never shown.
package struct NamedPerson: Hashable, Sendable {
  /// Last name and first name, of the person and of the guardian.
  package var names: [PersonName]
  /// The initials as they were written down.
  package var initials: String?
  /// Telephone numbers.
  package var phones: [String]
  /// Handles, e-mail and account addresses: found as they stand, inside addresses too.
  package var handles: [String]

  /// A person from what is known of them.
  package init(
    names: [PersonName], initials: String? = nil, phones: [String] = [], handles: [String] = []
  ) {
    self.names = names
    self.initials = initials
    self.phones = phones
    self.handles = handles
  }

  /// Reads a record of kind person.
  init(_ person: RuledRecord) {
    self.init(
      names: [
        PersonName(
          last: person.text(PersonField.lastName) ?? "",
          first: person.text(PersonField.firstName) ?? "")
      ]
        + [person.text(PersonField.guardianName)].compactMap { $0 }.map {
          PersonName(last: $0, first: "")
        }, initials: person.text(PersonField.initials),
      phones: [person.text(PersonField.guardianPhone)].compactMap { $0 },
      handles: [person.text(PersonField.guardianEmail)].compactMap { $0 })
  }
}
