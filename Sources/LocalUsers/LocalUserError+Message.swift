package import RecordModel

extension LocalUserError {
  /// What happened.
  package var happened: Label {
    switch self {
    case .noSuchUser: Label("Aucun utilisateur de ce nom.", "There is no user of that name.")
    case .alreadyThere: Label("Ce nom est déjà pris.", "That login is taken.")
    case .loginShape:
      Label(
        "Un nom de connexion a de 1 à 32 caractères parmi a–z, 0–9, point, tiret et souligné.",
        "A login has 1 to 32 characters out of a–z, 0–9, dot, hyphen and underscore.")
    case .nameShape:
      Label(
        "Le nom affiché est vide, trop long, ou a des caractères de commande.",
        "The displayed name is empty, too long, or has control characters.")
    case .role(let allowed):
      Label(
        "Ce rôle n’existe pas ici ; il y a : \(allowed.joined(separator: ", ")).",
        "There is no such role here; there are: \(allowed.joined(separator: ", ")).")
    case .firstRole(let role):
      Label(
        "Le premier utilisateur doit avoir le rôle \(role).",
        "The first user must have the role \(role).")
    case .territoryNeeded:
      Label(
        "Ce rôle travaille pour un département (075, 02A) ou une académie (01).",
        "This role works for a département (075, 02A) or an académie (01).")
    case .territoryUnknown:
      Label(
        "L’annuaire n’a pas d’établissement dans ce territoire.",
        "The directory has no school in that territory.")
    case .otherTerritory:
      Label(
        "Cet établissement n’est pas dans votre territoire.",
        "That school is not in your territory.")
    case .territoryNotAllowed:
      Label("Ce rôle n’a pas de territoire.", "This role has no territory.")
    case .lastManager(let role):
      Label(
        "C’est le dernier utilisateur actif de rôle \(role).",
        "This is the last active user with the role \(role).")
    case .notManager(let role):
      Label("Cela demande le rôle \(role).", "That takes the role \(role).")
    case .weakPassphrase:
      Label(
        "Une phrase de passe a au moins \(Passphrase.characterMin) caractères, dont cinq différents.",
        "A passphrase has at least \(Passphrase.characterMin) characters, five of them different.")
    case .passphrasesDiffer:
      Label("Les deux saisies diffèrent.", "The two entries differ.")
    case .wrong:
      Label(
        "Nom de connexion ou phrase de passe inexacts.", "The login or the passphrase is wrong.")
    case .waiting(let milliseconds):
      Label(
        "Trop d’essais : le prochain dans \((milliseconds + 999) / 1000) s.",
        "Too many tries: the next one in \((milliseconds + 999) / 1000) s.")
    case .notSignedIn:
      Label(
        "Cet ordinateur a des utilisateurs, et personne n’est connecté.",
        "This computer has users, and nobody is signed in.")
    case .nowhereToAsk:
      Label(
        "Pas de terminal pour demander la phrase de passe.",
        "There is no terminal to ask for the passphrase.")
    case .sourceUnreadable:
      Label("La phrase de passe n’a pas pu être lue.", "The passphrase could not be read.")
    case .sourceOpenToOthers:
      Label(
        "D’autres que son propriétaire peuvent lire le fichier de la phrase de passe.",
        "Others than its owner may read the file of the passphrase.")
    case .cancelled: Label("Abandonné.", "Cancelled.")
    case .damaged, .unreadable:
      Label("users.json est illisible ou abîmé.", "users.json is unreadable or damaged.")
    case .unwritable:
      Label("Les utilisateurs n’ont pas pu être écrits.", "The users could not be written.")
    case .busy:
      Label(
        "Une autre commande change les utilisateurs.", "Another command is changing the users.")
    case .noMemory:
      Label(
        "La mémoire manque pour vérifier une phrase de passe.",
        "There is not enough memory to check a passphrase.")
    }
  }

  /// What to do next, `nil` when the message says it already.
  ///
  /// Commands begin with `program`: `preau user` or `preau-hub users`.
  package func next(_ program: String) -> Label? {
    switch self {
    case .noSuchUser:
      Label("`\(program) list` les montre.", "`\(program) list` shows them.")
    case .alreadyThere: Label("En choisir un autre.", "Choose another.")
    case .lastManager:
      Label("En ajouter un autre d’abord.", "Add another one first.")
    case .notManager(let role):
      Label(
        "Demander à quelqu’un qui a le rôle \(role).", "Ask somebody who has the role \(role).")
    case .wrong, .passphrasesDiffer, .cancelled, .busy:
      Label("Recommencer.", "Try again.")
    case .notSignedIn:
      Label(
        "Se connecter par `login NOM`, ou donner --as NOM ou PREAU_USER.",
        "Sign in with `login NAME`, or give --as NAME or PREAU_USER.")
    case .nowhereToAsk, .sourceUnreadable:
      Label(
        "Nommer un fichier par PREAU_PASSPHRASE_FILE ou un descripteur par PREAU_PASSPHRASE_FD (PREAU_NEW_PASSPHRASE_… pour une nouvelle).",
        "Name a file in PREAU_PASSPHRASE_FILE or a descriptor in PREAU_PASSPHRASE_FD (PREAU_NEW_PASSPHRASE_… for a new one)."
      )
    case .sourceOpenToOthers: Label("chmod 600 ce fichier.", "chmod 600 that file.")
    case .damaged, .unreadable:
      Label(
        "Le remettre depuis la sauvegarde ; ne pas le supprimer.",
        "Put it back from the backup; do not delete it.")
    case .unwritable:
      Label(
        "Vérifier les droits du dossier et la place sur le disque.",
        "Check the folder's permissions and the space on the disk.")
    case .loginShape, .nameShape, .role, .firstRole, .territoryNeeded, .territoryUnknown,
      .otherTerritory,
      .territoryNotAllowed, .weakPassphrase, .waiting, .noMemory:
      nil
    }
  }
}
