internal import ArgumentParser
internal import CaseModel
internal import Foundation
internal import LocalUsers
internal import SchoolReplica

/// `preau user`: who works on this computer.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: say("Les utilisateurs de cet ordinateur.", "The users of this computer."),
    discussion: say(
      """
      Sans utilisateur, l’ordinateur est celui d’une seule personne. Le premier a le rôle head et ajoute les autres.
      La phrase de passe se tape, ou se lit dans PREAU_PASSPHRASE_FILE (PREAU_NEW_PASSPHRASE_FILE pour une nouvelle).
      """,
      """
      Without users the computer is one person's. The first has the role head and adds the others.
      The passphrase is typed, or read from PREAU_PASSPHRASE_FILE (PREAU_NEW_PASSPHRASE_FILE for a new one).
      """),
    subcommands: [Add.self, List.self, SetPassphrase.self, Disable.self, Enable.self],
    defaultSubcommand: List.self)

  /// `preau user add`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: say(
        "Ajouter un utilisateur : preau user add m.exemple --role head",
        "Add a user: preau user add m.exemple --role head"))

    @OptionGroup var choice: UserChoice

    @Option(
      help: ArgumentHelp(
        say(
          "Son rôle : declarant, team, head, health, auditor.",
          "The role: declarant, team, head, health, auditor."),
        valueName: say("rôle", "role")))
    var role: String

    @Option(
      help: ArgumentHelp(
        say("Le nom que lisent les autres.", "The name others read."),
        valueName: say("nom", "name")))
    var name: String?

    func run() async throws {
      let users = try choice.managed()
      let user = NewUser(login: choice.login, name: name, role: role)
      try users.add(user, passphrase: HomeOptions.newPassphrase(of: choice.login))
      Terminal.print(
        say(
          "Utilisateur ajouté : \(choice.login)@\(role). `preau login \(choice.login)` le connecte.",
          "User added: \(choice.login)@\(role). `preau login \(choice.login)` signs in."))
    }
  }

  /// `preau user list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: say("Lister les utilisateurs.", "List the users."))

    @OptionGroup var options: HomeOptions

    func run() async throws {
      _ = try options.actingUser()
      let users = try options.users.users()
      guard !users.isEmpty else {
        Terminal.note(
          say(
            "Aucun utilisateur : cet ordinateur est celui d’une seule personne.",
            "No users: this computer is one person's."))
        return
      }
      var table = TextTable([
        say("Connexion", "Login"), say("Nom", "Name"), say("Rôle", "Role"), "",
      ])
      for user in users {
        table.add([
          user.login, user.name, user.role, user.isActive ? "" : say("désactivé", "disabled"),
        ])
      }
      table.lines.forEach(Terminal.print)
    }
  }

  /// `preau user passphrase`: one's own, or as a head somebody else's.
  struct SetPassphrase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "passphrase",
      abstract: say(
        "Changer sa phrase de passe, ou en donner une autre à quelqu’un.",
        "Change one's passphrase, or give somebody another."))

    @OptionGroup var choice: UserChoice

    func run() async throws {
      let users = choice.options.users
      guard users.exists else { throw LocalUserError.noSuchUser }
      if try choice.options.actingUser()?.login == choice.login {
        try choice.options.confirmActingUser()
      } else {
        _ = try choice.managed()
      }
      try users.setPassphrase(
        of: choice.login, to: HomeOptions.newPassphrase(of: choice.login))
      Terminal.print(say("La phrase de passe est changée.", "The passphrase is changed."))
    }
  }

  /// `preau user disable`.
  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "disable",
      abstract: say(
        "Empêcher quelqu’un de se connecter ; ce qu’il a écrit reste.",
        "Keep somebody from signing in; what they wrote stays."))

    @OptionGroup var choice: UserChoice

    func run() async throws {
      try choice.managed().setActive(choice.login, false)
      Terminal.print(say("Désactivé : \(choice.login).", "Disabled: \(choice.login)."))
    }
  }

  /// `preau user enable`.
  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "enable", abstract: say("Le permettre de nouveau.", "Let them again."))

    @OptionGroup var choice: UserChoice

    func run() async throws {
      try choice.managed().setActive(choice.login, true)
      Terminal.print(say("Activé : \(choice.login).", "Enabled: \(choice.login)."))
    }
  }
}

/// Which user.
struct UserChoice: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say("Le nom de connexion : a–z, 0–9, . _ -", "The login: a–z, 0–9, . _ -"),
      valueName: say("nom", "login")))
  var login: String

  @OptionGroup var options: HomeOptions

  /// The users, for somebody who may change them.
  func managed() throws -> UserDirectory {
    guard FileManager.default.fileExists(atPath: options.home.databasePath) else {
      throw ReplicaHomeError.missing
    }
    let users = options.users
    try users.checkManager(options.actingUser())
    return users
  }
}
