package import CaseModel
package import RecordModel

/// What a case holds on one person, for that person or their parents, and what was left out and why.
///
/// Pure: the same records always make the same dossier. Source: RGPD 15; domain study A8.
package struct AccessDossier: Hashable, Sendable {
  /// One record as the reader is given it.
  package struct Part: Hashable, Sendable {
    package let kind: CaseKind
    package let lines: [Line]
  }

  /// One field: what it is called and what it says, in both languages.
  package struct Line: Hashable, Sendable {
    package let label: Label
    package let text: Label
  }

  /// Something that is not in the dossier.
  package struct Omission: Hashable, Sendable {
    package let kind: CaseKind
    package let reason: OmissionReason
    /// How many records, or fields of records.
    package let count: Int
  }

  /// The name of the case.
  package let caseName: String
  /// The day it was made.
  package let madeOn: CalendarDay
  /// Whom it is about, as the case names them.
  package let subject: String
  /// What the case holds, kind by kind.
  package let parts: [Part]
  /// What is left out.
  package let omissions: [Omission]
  /// How many texts were changed so that they name no other person.
  package let redactedCount: Int
  /// Whether the subject shares a name or initials with another person, so that those could not be taken out.
  package let sharesNames: Bool
}

/// Why something is not in an access dossier.
package enum OmissionReason: String, Hashable, Sendable, CaseIterable {
  /// It is about another person of the case.
  case otherPerson = "other_person"
  /// It cannot be told whom it is about: somebody decides by hand.
  case unattributed
  /// It is sealed for the health staff, who answer for it themselves.
  case health
  /// It names who worked on the case, not what it says.
  case staff
  /// It is about how the program keeps the record.
  case technical

  /// What people read.
  package var label: Label {
    switch self {
    case .otherPerson:
      Label(
        "concerne une autre personne (RGPD, art. 15-4)",
        "is about another person (GDPR, art. 15(4))")
    case .unattributed:
      Label(
        "n’est rattaché à personne : à examiner à la main avant la remise",
        "is attributed to nobody: to be looked at by hand before it is handed out")
    case .health:
      Label(
        "note de santé, scellée : la demander au personnel de santé (code de la santé publique, art. L. 1111-7)",
        "health note, sealed: to be asked of the health staff (French public health code, L. 1111-7)"
      )
    case .staff:
      Label("nomme un agent de l’établissement", "names a member of the staff")
    case .technical:
      Label(
        "donnée technique, sans contenu sur la personne", "technical, says nothing of the person")
    }
  }
}
