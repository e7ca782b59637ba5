import CentralStorage
import RecordModel

/// The workloads' one kind of record, as a schema of the engine.
enum WorkloadSchema {
  static let kind: UInt16 = 1
  static let fieldNames = [
    "uai", "nom", "prenom", "naissance", "sexe", "niveau", "classe", "adresse", "code_postal",
    "commune", "resp_nom", "resp_prenom", "telephone", "courriel", "statut", "motif", "priorite",
    "origine", "ouverture", "echeance", "referent", "mesure", "avis", "observations",
    "compte_rendu",
  ]
  static let dateNames: Set<String> = ["naissance", "ouverture", "echeance"]
  /// The numbers of the three free texts: avis, observations, compte_rendu.
  static let freeTexts: ClosedRange<UInt8> = 23...25
  /// The number of observations.
  static let observations: UInt8 = 24
  private static let numbers = Dictionary(
    uniqueKeysWithValues: zip(fieldNames, UInt8(1)...UInt8(fieldNames.count)))

  /// A field's number and its value; `nil` for a field or a day that does not exist.
  static func value(_ text: String, of name: String) -> (UInt8, FieldValue)? {
    guard let number = numbers[name] else { return nil }
    if text.isEmpty { return (number, .null) }
    guard dateNames.contains(name) else { return (number, .text(text)) }
    return CalendarDay(text).map { (number, .date($0.daysSince1970)) }
  }

  /// The schema, with the preset dictionary for zlib.
  static func schema(dictionary: [UInt8]) -> RecordSchema {
    let label = Label("", "")
    let fields = fieldNames.enumerated().map { place, name in
      Field(
        UInt8(place + 1), name, dateNames.contains(name) ? .date : .text, .nominal, label: label)
    }
    return RecordSchema(
      name: "dossiers", version: 1, floorVersion: 1,
      kinds: [RecordKind(kind, "dossier", label: label, fields: fields)],
      dictionaries: [1: dictionary])
  }

  /// A school of the workloads as the directory would name it.
  static func line(ofSchool name: String) -> SchoolLine {
    SchoolLine(
      uai: name, name: "", nature: "", sector: "", commune: "", departementCode: "1",
      departement: "", academieCode: "", academie: "")
  }
}
