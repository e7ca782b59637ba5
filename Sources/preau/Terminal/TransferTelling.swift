internal import CaseModel
internal import CaseRules
internal import CaseTransfer
internal import RecordModel
internal import SchoolReplica

/// What is said of a case that goes to another school, or comes from one.
enum TransferTelling {
  /// A file was written: its code, once, and what to do with both.
  static func tell(_ written: WrittenTransfer) {
    if written.unknownValueCount > 0 {
      Terminal.note(
        say(
          "Valeurs d’une version plus récente, absentes du fichier : \(written.unknownValueCount). Mettre preau à jour et l’écrire de nouveau.",
          "Values from a newer version that are not in the file: \(written.unknownValueCount). Update preau and write it again."
        ))
    }
    Terminal.print(
      say(
        "Fichier scellé pour l’établissement \(written.to), fiches : \(written.recordCount).",
        "Sealed file for school \(written.to), records: \(written.recordCount)."))
    Terminal.print(say("Code : ", "Code: ") + written.code.text)
    Terminal.print(
      say(
        "Il n’est gardé nulle part. Le lire au téléphone au chef de cet établissement, à un numéro connu ; ne jamais l’envoyer avec le fichier.",
        "It is kept nowhere. Read it out to that school's head by telephone, at a number you know; never send it with the file."
      ))
  }

  /// A file was read: what it became.
  static func tell(_ header: TransferHeader, name: CaseName, recordCount: Int) {
    let name = SafeText.line(name.text)
    Terminal.print(
      say(
        "Situation reçue de l’établissement \(header.from) : \(name), fiches : \(recordCount).",
        "Case received from school \(header.from): \(name), records: \(recordCount)."))
    Terminal.print(
      say(
        "Le confirmer par téléphone à cet établissement, puis détruire le fichier. Relire ses rôles et redemander l’accord de la famille avant toute transmission.",
        "Confirm it to that school by telephone, then destroy the file. Read its roles again, and ask the family's agreement anew before anything leaves."
      ))
  }

  /// What is to be done with a case that has gone to another school; nothing for any other.
  static func next(_ file: CaseFile) -> [String] {
    guard let transfer = file.acceptedTransfer else { return [] }
    let school = SafeText.line(transfer.text(TransferField.toSchool) ?? "—")
    let name = SafeText.line(file.summary.name.text)
    let status = file.summary.view.component(0, of: CaseField.status).flatMap(CaseStatus.init)
    let gone = say(
      "Transférée à l’établissement \(school) : la suite s’y fait.",
      "Transferred to school \(school): it goes on there.")
    switch status ?? .initial {
    case .closed, .dismissed, .archived: return [gone]
    case .reported, .analysis, .treatment, .followUp, .reopened:
      return [
        gone,
        say(
          "À clôturer ici, par les étapes habituelles : `preau case edit \(name) --status follow_up`, puis closed. La conservation court depuis la clôture ; `preau retention` dira quand effacer.",
          "To close here, by the usual steps: `preau case edit \(name) --status follow_up`, then closed. Retention runs from the closing; `preau retention` will say when to erase."
        ),
      ]
    }
  }
}
