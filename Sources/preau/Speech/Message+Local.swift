internal import CaseModel
internal import RecordModel
internal import SchoolReplica

extension Message {
  /// What is said when the replica's folder cannot be used.
  static func home(_ error: ReplicaHomeError) -> Message {
    switch error {
    case .alreadyThere:
      Message(
        Label("Il y a déjà une réplique ici.", "There is a replica here already."),
        safe: Label("Elle n’a pas été touchée.", "It was not touched."),
        next: Label(
          "`preau status` dit où elle en est ; --home choisit un autre dossier.",
          "`preau status` says where it stands; --home chooses another folder."))
    case .missing:
      Message(
        Label("Il n’y a pas encore de réplique ici.", "There is no replica here yet."),
        next: Label(
          "`preau init` la crée ; --home ou PREAU_HOME désigne un autre dossier.",
          "`preau init` makes it; --home or PREAU_HOME names another folder."))
    case .cannotCreate:
      Message(
        Label(
          "Le dossier de la réplique ne peut pas être créé ou écrit.",
          "The replica's folder cannot be made or written."),
        safe: nothingChanged,
        next: Label(
          "Vérifier les droits du dossier et la place sur le disque.",
          "Check the folder's permissions and the space on the disk."))
    case .keyMissing:
      Message(
        Label(
          "La clé de cet ordinateur (device.key) manque ou est illisible.",
          "This computer's key (device.key) is missing or unreadable."),
        safe: Label("Les situations sont intactes.", "The cases are intact."),
        next: Label(
          "Remettre device.key depuis la sauvegarde, ou demander au ministère un nouveau code.",
          "Put device.key back from the backup, or ask the ministry for a new code."))
    }
  }

  /// What is said when the file or the disk fails.
  static func local(_ trouble: LocalTrouble) -> Message {
    Message(happened(trouble), safe: safe(trouble), next: next(trouble))
  }

  private static func happened(_ trouble: LocalTrouble) -> Label {
    switch trouble {
    case .diskFull: Label("Le disque est plein.", "The disk is full.")
    case .diskFailed:
      Label("Le disque n’a pas pu lire ou écrire.", "The disk failed to read or write.")
    case .locked:
      Label("Un autre programme occupe la base.", "Another program holds the database.")
    case .notOurs:
      Label("Ce fichier n’est pas une réplique de preau.", "This file is not a preau replica.")
    case .damaged: Label("La base est endommagée.", "The database is damaged.")
    case .tooNew:
      Label(
        "La base a été écrite par une version plus récente de preau.",
        "The database was written by a newer version of preau.")
    case .cannotOpen: Label("La base ne peut pas être ouverte.", "The database cannot be opened.")
    case .overtaken:
      Label(
        "Un autre preau enregistrait au même moment.", "Another preau was recording just then.")
    case .tooManyEdits:
      Label(
        "Cette réplique a atteint le nombre d’écritures qu’elle peut nommer.",
        "This replica has reached the number of edits it can name.")
    case .changeTooLarge:
      Label(
        "C’est trop pour une seule modification (240 Kio).",
        "That is too much for one edit (240 KiB).")
    case .other: Label("La base a refusé l’opération.", "The database refused the operation.")
    }
  }

  private static func safe(_ trouble: LocalTrouble) -> Label {
    switch trouble {
    case .damaged, .diskFailed:
      Label(
        "Ce que le ministère a accusé reçu y est en sûreté ; ne rien supprimer ici.",
        "What the ministry has acknowledged is safe there; delete nothing here.")
    case .diskFull, .locked, .notOurs, .tooNew, .cannotOpen, .overtaken, .tooManyEdits,
      .changeTooLarge, .other:
      Label(
        "Rien n’a été modifié ; ce qui était enregistré le reste.",
        "Nothing was changed; what was recorded still is.")
    }
  }

  private static func next(_ trouble: LocalTrouble) -> Label {
    switch trouble {
    case .diskFull:
      Label("Libérer de la place, puis recommencer.", "Free some space, then try again.")
    case .diskFailed, .damaged:
      Label(
        "Copier le dossier ailleurs, puis appeler l’assistance.",
        "Copy the folder elsewhere, then call support.")
    case .locked, .overtaken: Label("Recommencer dans un instant.", "Try again in a moment.")
    case .notOurs: Label("Vérifier --home ou PREAU_HOME.", "Check --home or PREAU_HOME.")
    case .tooNew: Label("Mettre preau à jour.", "Update preau.")
    case .cannotOpen:
      Label("Vérifier les droits du dossier.", "Check the folder's permissions.")
    case .tooManyEdits, .other: Label("Appeler l’assistance.", "Call support.")
    case .changeTooLarge: Label("L’enregistrer en plusieurs fois.", "Record it in several steps.")
    }
  }
}
