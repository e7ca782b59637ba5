internal import CaseModel
internal import CaseRules
internal import CaseTransfer
internal import LocalUsers
internal import RecordModel
internal import SchoolReplica

extension Message {
  /// What is said when a file of a transfer, or its code, is not what it should be.
  static func transfer(_ error: TransferError) -> Message {
    switch error {
    case .notATransfer:
      Message(
        Label(
          "Ce fichier n’est pas un transfert de preau.", "This file is no transfer of preau's."),
        safe: nothingRecordedByRule,
        next: Label(
          "Vérifier le nom du fichier ; `preau import` lit les exports.",
          "Check the file's name; `preau import` reads exports."))
    case .damaged:
      Message(
        Label(
          "Le fichier est incomplet ou s’est abîmé en chemin.",
          "The file is incomplete, or was damaged on the way."),
        safe: nothingRecordedByRule,
        next: Label(
          "Le copier ou le faire envoyer de nouveau ; le code reste le même.",
          "Copy it or have it sent again; the code stays the same."))
    case .newerVersion:
      Message(
        Label(
          "Le transfert vient d’une version plus récente de preau.",
          "The transfer comes from a newer version of preau."),
        safe: nothingRecordedByRule,
        next: Label(
          "Mettre preau à jour, puis relire le même fichier.",
          "Update preau, then read the same file again."))
    case .tooLarge:
      Message(
        Label(
          "La situation est plus grande qu’un transfert ne peut l’être.",
          "The case is larger than a transfer may be."),
        safe: nothingRecordedByRule,
        next: Label(
          "Appeler l’assistance : protocol/07-limits.md donne les limites.",
          "Call support: protocol/07-limits.md has the limits."))
    case .codeMistyped:
      Message(
        Label(
          "Le code est mal tapé : un caractère est faux, manque, ou a changé de place.",
          "The code is mistyped: a character is wrong, missing, or has changed places."),
        safe: nothingRecordedByRule,
        next: Label(
          "Le retaper, ou le faire relire au téléphone : 21 caractères, sans I, L, O ni U.",
          "Type it again, or have it read out again: 21 characters, without I, L, O or U."))
    case .wrongCode:
      Message(
        Label(
          "Ce code est bien tapé, mais n’ouvre pas ce fichier.",
          "This code is typed well, but does not open this file."),
        safe: nothingRecordedByRule,
        next: Label(
          "Vérifier que c’est le code de ce fichier-là ; sinon, demander un nouveau fichier et son code.",
          "Check that it is this very file's code; else ask for a new file and its code."))
    case .unsound:
      Message(
        Label(
          "Le fichier s’ouvre, mais ne contient pas une situation.",
          "The file opens, but what is in it is not a case."),
        safe: nothingRecordedByRule,
        next: Label(
          "Demander un nouveau fichier à l’autre établissement ; si cela se répète, appeler l’assistance.",
          "Ask the other school for a new file; if it happens again, call support."))
    }
  }

  /// What is said when a case does not go, or is not taken.
  static func transferRefused(_ refusal: TransferRefusal) -> Message {
    switch refusal {
    case .notEnrolled: notEnrolled
    case .notUnderWay(let status):
      Message(
        Label(
          "Ce transfert n’est plus en cours (\(label(status).french)).",
          "This transfer is not under way any more (\(label(status).english))."),
        safe: noFile,
        next: Label(
          "`preau transfer add` en demande un autre.", "`preau transfer add` asks for another."))
    case .noOtherSchool:
      Message(
        Label(
          "Le transfert ne nomme pas un autre établissement.",
          "The transfer does not name another school."),
        safe: noFile,
        next: Label(
          "`preau edit SITUATION NUMÉRO --to-school UAI` le nomme.",
          "`preau edit CASE NUMBER --to-school UAI` names it."))
    case .forAnotherSchool(let school):
      Message(
        Label(
          "Ce transfert est destiné à l’établissement \(school), pas à celui-ci.",
          "This transfer is for school \(school), not for this one."),
        safe: nothingRecordedByRule,
        next: Label(
          "Ne pas l’ouvrir : prévenir l’établissement qui l’a envoyé et supprimer le fichier.",
          "Do not open it: tell the school that sent it, and delete the file."))
    case .alreadyRead(let name):
      Message(
        Label(
          "Ce transfert a déjà été lu ici : \(SafeText.line(name.text)).",
          "This transfer has been read here already: \(SafeText.line(name.text))."),
        safe: nothingRecordedByRule,
        next: Label(
          "`preau case show` montre la situation ; supprimer le fichier.",
          "`preau case show` shows it; delete the file."))
    }
  }

  /// The code could not be asked for or read.
  static func transferCode(_ error: LocalUserError) -> Message {
    switch error {
    case .sourceOpenToOthers:
      Message(
        Label(
          "D’autres que son propriétaire peuvent lire le fichier du code.",
          "Others than its owner may read the file of the code."),
        safe: nothingRecordedByRule,
        next: Label("chmod 600 ce fichier.", "chmod 600 that file."))
    case .nowhereToAsk, .sourceUnreadable:
      Message(
        Label("Le code n’a pas pu être lu.", "The code could not be read."),
        safe: nothingRecordedByRule,
        next: Label(
          "Le taper sur un terminal, ou donner --code-file FICHIER.",
          "Type it on a terminal, or give --code-file FILE."))
    default: localUser(error)
    }
  }

  private static let noFile = Label("Aucun fichier n’a été écrit.", "No file was written.")

  private static func label(_ status: TransferStatus) -> Label {
    Vocabulary.transferStatus.term(status.rawValue)?.label
      ?? Label(status.rawValue, status.rawValue)
  }
}

extension TransferError {
  /// How the program ends with it.
  var status: ExitStatus {
    switch self {
    case .notATransfer, .damaged, .newerVersion, .tooLarge, .unsound: .badData
    case .codeMistyped, .wrongCode: .notPermitted
    }
  }
}

extension TransferRefusal {
  /// How the program ends with it.
  var status: ExitStatus {
    switch self {
    case .notEnrolled, .notUnderWay, .noOtherSchool, .forAnotherSchool, .alreadyRead: .refused
    }
  }
}
