internal import AccessLogging
internal import Aggregates
internal import CaseModel
internal import CentralHub
internal import LocalUsers
internal import Operations
internal import RecordStorage
internal import SchoolDirectory

/// What went wrong, what is safe, what to do next, in the reader's language.
enum HubTrouble {
  static func text(_ error: any Error, _ options: HubOptions) -> String {
    switch error {
    case let error as HubHomeError: home(error, options)
    case let error as StorageError: storage(error, options)
    case let error as ReportError: reportTrouble(error, options)
    case let error as AggregateError: counts(error, options)
    case let error as AccessLogError: accessLog(error, options)
    case is RightMissing:
      options.say(
        "Votre rôle ne permet pas cela. Rien n'a été changé ; demandez à quelqu'un dont c'est le rôle.",
        "Your role does not allow that. Nothing was changed; ask somebody whose role it is.")
    case let error as LocalUserError:
      [error.happened, error.next("preau-hub users")].compactMap { $0?.text(in: options.language) }
        .joined(separator: "\n")
    case let error as SchoolDirectoryError:
      options.say(
        "Le fichier des établissements n'a pas pu être lu (\(error)). Les établissements déjà importés sont intacts.",
        "The file of schools could not be read (\(error)). Schools imported before are untouched.")
    case let error as CertificateError:
      options.say(
        "Le certificat n'a pas pu être fait (\(error)). Rien n'a été changé ; vérifiez --host.",
        "The certificate could not be made (\(error)). Nothing was changed; check --host.")
    default:
      options.say(
        "Cela n'a pas abouti : \(type(of: error)). Les données du serveur n'ont pas été changées.",
        "This did not succeed: \(type(of: error)). The hub's data was not changed.")
    }
  }

  private static func home(_ error: HubHomeError, _ options: HubOptions) -> String {
    let path = options.folder.path
    return switch error {
    case .alreadyThere:
      options.say(
        "Il y a déjà un serveur dans \(path) ; il n'a pas été touché. Choisissez un autre dossier avec --home.",
        "There is a hub in \(path) already; it was not touched. Choose another folder with --home.")
    case .missing:
      options.say(
        "Il n'y a pas de serveur dans \(path). « preau-hub init » en crée un.",
        "There is no hub in \(path). 'preau-hub init' makes one.")
    case .cannotCreate:
      options.say(
        "Le dossier \(path) ne peut pas être créé ou écrit. Rien n'a été changé ; vérifiez les droits et la place.",
        "The folder \(path) cannot be made or written. Nothing was changed; check permissions and space."
      )
    case .keyMissing:
      options.say(
        "La clé du serveur manque ou est illisible. Les données sont intactes ; remettez hub.key depuis la sauvegarde.",
        "The hub's key is missing or unreadable. The data is untouched; put hub.key back from the backup."
      )
    }
  }

  private static func storage(_ error: StorageError, _ options: HubOptions) -> String {
    switch error {
    case .diskFull:
      options.say(
        "Le disque est plein. Ce qui était confirmé est intact ; faites de la place et recommencez.",
        "The disk is full. What was acknowledged is safe; make room and try again.")
    case .locked:
      options.say(
        "Un autre programme tient la base. Rien n'a été changé ; réessayez dans un instant.",
        "Another program holds the database. Nothing was changed; try again in a moment.")
    case .notOurs:
      options.say(
        "Ce fichier n'est pas une base de preau-hub. Il n'a pas été touché.",
        "This file is no database of preau-hub. It was not touched.")
    case .tooNew(let version):
      options.say(
        "La base vient d'une version plus récente (schéma \(version)). Elle n'a pas été touchée ; mettez preau-hub à jour.",
        "The database is from a newer version (schema \(version)). It was not touched; update preau-hub."
      )
    case .damaged, .diskFailed, .unreadable:
      options.say(
        "La base est abîmée ou le disque a failli. Arrêtez le serveur, ne réessayez pas, restaurez la sauvegarde : les écoles rendront le reste.",
        "The database is damaged or the disk failed. Stop the hub, do not retry, restore the backup: the schools hold the rest."
      )
    case .cannotOpen, .notDurable, .keyRange, .sqlite:
      options.say(
        "La base ne peut pas être ouverte ou écrite (\(error)). Rien n'a été changé.",
        "The database cannot be opened or written (\(error)). Nothing was changed.")
    }
  }
}
