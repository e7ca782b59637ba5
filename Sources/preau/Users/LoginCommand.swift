internal import ArgumentParser
internal import CaseModel
internal import Foundation
internal import LocalUsers
internal import RecordModel

/// `preau login`: opens a session.
struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: say("Se connecter.", "Sign in."),
    discussion: say(
      "La session s’arrête après un temps sans commande, au plus tard après douze heures, et par `preau logout`.",
      "The session ends after a while without commands, after twelve hours at the latest, and with `preau logout`."
    ))

  @Argument(
    help: ArgumentHelp(
      say("Le nom de connexion ; sinon PREAU_USER.", "The login; else PREAU_USER."),
      valueName: say("nom", "login")))
  var name: String?

  @Option(
    help: ArgumentHelp(
      say("Minutes sans commande, de 1 à 240.", "Minutes without commands, 1 to 240.")))
  var minutes: Int = UserDirectory.idleMinutes

  @OptionGroup var options: HomeOptions

  func validate() throws {
    guard (1...UserDirectory.idleMinutesMax).contains(minutes) else {
      throw ValidationError(say("--minutes : de 1 à 240.", "--minutes: 1 to 240."))
    }
  }

  func run() async throws {
    let users = options.users
    guard users.exists else { throw Failure(.noUsers, .usage) }
    let named = ProcessInfo.processInfo.environment["PREAU_USER"]
    guard let login = name ?? options.login ?? named, !login.isEmpty else {
      throw LocalUserError.notSignedIn
    }
    let user = try users.signIn(login, HomeOptions.passphrase(of: login))
    try users.openSession(for: user, idleMinutes: minutes)
    Terminal.print(
      say(
        "Connecté : \(SafeText.line(user.name)) (\(user.author)).",
        "Signed in: \(SafeText.line(user.name)) (\(user.author))."))
  }
}

/// `preau logout`: ends the session.
struct LogoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: say("Se déconnecter.", "Sign out."))

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let wasOpen = try options.users.closeSession()
    Terminal.print(
      wasOpen
        ? say("Déconnecté.", "Signed out.")
        : say("Personne n’était connecté.", "Nobody was signed in."))
  }
}

extension Message {
  /// Nobody needs to sign in.
  fileprivate static let noUsers = Message(
    Label(
      "Cet ordinateur n’a pas d’utilisateurs : personne n’a à se connecter.",
      "This computer has no users: nobody needs to sign in."),
    next: Label(
      "`preau user add NOM --role head` ajoute le premier.",
      "`preau user add NAME --role head` adds the first."))
}
