internal import ArgumentParser
internal import CentralHub
internal import CentralStorage
internal import LocalUsers

/// Who works at the hub.
struct UsersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users", abstract: "The users of this hub.",
    discussion: """
      Without users the hub is one operator's. The first has the role ministry and adds the others. A passphrase is typed,
      or read from PREAU_PASSPHRASE_FILE (a new one from PREAU_NEW_PASSPHRASE_FILE), never from an argument.
      """,
    subcommands: [
      Add.self, List.self, SetPassphrase.self, Disable.self, Enable.self, Login.self, Logout.self,
    ])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a user.")

    @OptionGroup var choice: HubUserChoice
    @Option(
      help: "ien, referent, academy, ministry, statistics, partner, auditor or operator.")
    var role: String
    @Option(help: "The name others read.") var name: String?
    @Option(help: "A département (075, 02A) or an académie (01): for ien, referent and academy.")
    var territory: String?

    func run() async throws {
      try await choice.options.run { hub in
        let users = try choice.managed()
        if let territory, try await !hub.hasSchools(inTerritory: territory) {
          throw LocalUserError.territoryUnknown
        }
        try users.add(
          NewUser(login: choice.login, name: name, role: role, territory: territory),
          passphrase: choice.options.newPassphrase(of: choice.login))
        print(
          choice.options.say(
            "Utilisateur ajouté : \(choice.login)@\(role).", "User added: \(choice.login)@\(role).")
        )
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists users: login, role, territory, name.")

    @OptionGroup var options: HubOptions

    func run() async throws {
      try await options.explaining {
        _ = try options.actingUser()
        for user in try options.users.users() {
          let state = user.isActive ? "" : options.say("  désactivé", "  disabled")
          print("\(user.login)  \(user.role)  \(user.territory ?? "-")  \(user.name)\(state)")
        }
      }
    }
  }

  struct SetPassphrase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "passphrase",
      abstract: "Changes one's own passphrase, or gives somebody another.")

    @OptionGroup var choice: HubUserChoice

    func run() async throws {
      let options = choice.options
      try await options.explaining {
        let users = options.users
        guard users.exists else { throw LocalUserError.noSuchUser }
        if try options.actingUser()?.login == choice.login {
          try options.confirmActingUser()
        } else {
          _ = try choice.managed()
        }
        try users.setPassphrase(of: choice.login, to: options.newPassphrase(of: choice.login))
        print(options.say("La phrase de passe est changée.", "The passphrase is changed."))
      }
    }
  }

  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "disable", abstract: "Keeps somebody from signing in; what they wrote stays.")

    @OptionGroup var choice: HubUserChoice

    func run() async throws { try await choice.setActive(false) }
  }

  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "enable", abstract: "Lets somebody sign in again.")

    @OptionGroup var choice: HubUserChoice

    func run() async throws { try await choice.setActive(true) }
  }

  struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "login",
      abstract: "Opens a session, so that the passphrase is not asked at every command.")

    @OptionGroup var choice: HubUserChoice
    @Option(help: "Minutes without commands after which it ends, 1 to 240.")
    var minutes = UserDirectory.idleMinutes

    func run() async throws {
      let options = choice.options
      try await options.explaining {
        guard options.users.exists else { throw LocalUserError.noSuchUser }
        let user = try options.users.signIn(choice.login, options.passphrase(of: choice.login))
        try options.users.openSession(for: user, idleMinutes: minutes)
        print(options.say("Connecté : \(user.author).", "Signed in: \(user.author)."))
      }
    }
  }

  struct Logout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "logout", abstract: "Ends the session.")

    @OptionGroup var options: HubOptions

    func run() async throws {
      try await options.explaining {
        let wasOpen = try options.users.closeSession()
        print(
          wasOpen
            ? options.say("Déconnecté.", "Signed out.")
            : options.say("Personne n'était connecté.", "Nobody was signed in."))
      }
    }
  }
}

/// Which user of the hub.
struct HubUserChoice: ParsableArguments {
  @OptionGroup var options: HubOptions
  @Argument(help: "The login: a–z, 0–9, dot, underscore, hyphen.") var login: String

  /// The users, for somebody who may change them.
  func managed() throws -> UserDirectory {
    guard options.folder.exists else { throw HubHomeError.missing }
    let users = options.users
    try users.checkManager(options.actingUser())
    return users
  }

  /// Lets the user sign in or not.
  func setActive(_ isActive: Bool) async throws {
    try await options.explaining {
      try managed().setActive(login, isActive)
      print(
        isActive
          ? options.say("Activé : \(login).", "Enabled: \(login).")
          : options.say("Désactivé : \(login).", "Disabled: \(login)."))
    }
  }
}
