internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import RecordModel
internal import SchoolReplica

/// `preau import`: records from JSON Lines.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say(
      "Importer des fiches depuis un fichier JSON Lines.", "Import records from a JSON Lines file."),
    discussion: say(
      """
      Une fiche par ligne : {"kind":"case","id":"…","fields":{…}}. Une référence est l’« id » d’une ligne précédente.
      Les mauvaises lignes sont laissées et comptées ; code de sortie 65 s’il y en a. Dans une situation qui est déjà ici,
      ce qu’aucune commande n’enregistrerait est laissé aussi : rôles, conditions, entretiens signés, étapes.
      """,
      """
      One record a line: {"kind":"case","id":"…","fields":{…}}. A reference is the "id" of an earlier line.
      Bad lines are left out and counted; exit code 65 if there are any. In a case that is here already, what no command
      would record is left out as well: roles, gates, signed interviews, steps.
      """))

  @Argument(
    help: ArgumentHelp(
      say("Le fichier ; - pour l’entrée standard.", "The file; - for the standard input."),
      valueName: say("fichier", "file")))
  var file: String

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let report = try await options.open().importRecords(
      path: file == "-" ? nil : file, author: options.authorName, on: options.day)
    for line in report.badLines { Terminal.note(line.text(in: .spoken)) }
    if report.badCount > report.badLines.count {
      Terminal.note(say("… et d’autres.", "… and more."))
    }
    let (new, changed, same) = (report.addedCount, report.changedCount, report.unchangedCount)
    Terminal.print(
      say(
        "\(report.lineCount) lignes : \(new) fiches ajoutées, \(changed) modifiées, \(same) inchangées, \(report.badCount) lignes laissées.",
        "\(report.lineCount) lines: \(new) records added, \(changed) changed, \(same) unchanged, \(report.badCount) lines left out."
      ))
    if report.badCount > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
  }
}

/// `preau export`: all records as JSON Lines.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say("Exporter toutes les fiches en JSON Lines.", "Export all records as JSON Lines."),
    discussion: say(
      "Le fichier contient des noms : le garder comme on garde un dossier.",
      "The file has names in it: keep it as one keeps a case file."))

  @Argument(
    help: ArgumentHelp(
      say(
        "Un nouveau fichier ; rien ou - pour la sortie standard.",
        "A new file; none or - for the standard output."),
      valueName: say("fichier", "file")))
  var file: String?

  @OptionGroup var options: HomeOptions

  func run() async throws {
    let path = file == "-" ? nil : file
    let report = try await options.open(needing: .export).exportRecords(path: path)
    if report.unknownValueCount > 0 {
      Terminal.note(
        say(
          "\(report.unknownValueCount) valeurs de champs d’une version plus récente ne sont pas dans le fichier ; mettre preau à jour.",
          "\(report.unknownValueCount) values of fields from a newer version are not in the file; update preau."
        ))
    }
    if path != nil {
      Terminal.print(
        say("\(report.recordCount) fiches exportées.", "\(report.recordCount) records exported."))
    }
  }
}

/// `preau verify`: checks the database as a whole.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say("Vérifier la base de cet ordinateur.", "Check this computer's database."))

  @OptionGroup var options: HomeOptions

  func run() async throws {
    guard try await options.openUnattended().verify() else {
      throw Failure(.hashDiffers, .localDamage)
    }
    Terminal.print(
      say(
        "La base est saine, et ce qu’elle contient est ce qu’elle dit contenir.",
        "The database is sound, and holds what it says it holds."))
  }
}

extension Message {
  /// The stored hash is not the true one.
  fileprivate static let hashDiffers = Message(
    .init(
      "L’empreinte enregistrée n’est pas celle du contenu.",
      "The stored hash is not that of the contents."),
    safe: .init(
      "Les fiches se lisent toujours ; ce que le ministère a accusé reçu y est en sûreté.",
      "The records can still be read; what the ministry has acknowledged is safe there."),
    next: .init(
      "Copier le dossier ailleurs, puis appeler l’assistance.",
      "Copy the folder elsewhere, then call support."))
}
