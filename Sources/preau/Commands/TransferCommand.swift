internal import ArgumentParser
internal import CaseModel
internal import CaseRules
internal import CaseTransfer
internal import Foundation
internal import LocalUsers
internal import RecordModel
internal import SchoolReplica

/// `preau transfer`: a case that moves with a pupil to another school.
struct TransferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer",
    abstract: say(
      "Les transferts vers un autre établissement.", "Transfers to another school."),
    discussion: say(
      """
      Demander (add), écrire le fichier scellé (write), le faire parvenir, lire le code au téléphone ; l’autre établissement
      lit le fichier (read) et le confirme de vive voix ; noter alors `preau transfer mark SITUATION NUMÉRO accepted`.
      """,
      """
      Ask (add), write the sealed file (write), have it delivered, read the code out by telephone; the other school reads
      the file (read) and confirms it in person; then note `preau transfer mark CASE NUMBER accepted`.
      """),
    subcommands: [Add.self, Write.self, Read.self, Mark.self])

  /// `preau transfer add`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: say(
        "Demander un transfert : preau transfer add 1001 --to-school 0690001A --legal-basis agreement",
        "Ask for a transfer: preau transfer add 1001 --to-school 0690001A --legal-basis agreement"))

    @OptionGroup var part: PartOptions
    @OptionGroup var fields: FieldOptions

    func run() async throws {
      let (replica, file) = try await part.open()
      let values = try fields.values(for: .transfer, in: file)
      guard !values.isEmpty else { throw Failure(.nothingToSet, .usage) }
      if case .text(let school)? = values[TransferField.toSchool.rawValue] {
        try SchoolNumber.check(school)
      }
      try await part.add([RecordDraft(.transfer, values: values)], to: replica, file)
    }
  }

  /// `preau transfer write`.
  struct Write: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract: say(
        "Écrire le fichier scellé : preau transfer write 1001 412 transfert.preau",
        "Write the sealed file: preau transfer write 1001 412 transfer.preau"),
      discussion: say(
        "Réservé au chef. Le code n’est montré qu’une fois et n’est gardé nulle part : sans lui, le fichier ne vaut rien.",
        "The head's. The code is shown once and kept nowhere: without it the file is worth nothing."
      ))

    @OptionGroup var part: PartOptions

    @Argument(
      help: ArgumentHelp(
        say("Le numéro du transfert.", "The transfer's number."),
        valueName: say("numéro", "number")))
    var number: String

    @Argument(
      help: ArgumentHelp(
        say("Un nouveau fichier.", "A new file."), valueName: say("fichier", "file"))
    )
    var file: String

    func run() async throws {
      let replica = try part.options.open(needing: .export)
      let record = try await replica.findCase(part.name)
      let transfer = try await replica.caseFile(record).part(named: number, among: [.transfer])
      let written = try await replica.writeTransfer(
        transfer, of: record, to: file, author: part.options.authorName, on: part.options.day)
      TransferTelling.tell(written)
    }
  }

  /// `preau transfer read`.
  struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read",
      abstract: say(
        "Lire le fichier d’un autre établissement : preau transfer read transfert.preau",
        "Read another school's file: preau transfer read transfer.preau"),
      discussion: say(
        "Réservé au chef. Le code se tape, ou se lit dans --code-file, PREAU_TRANSFER_CODE_FILE ou PREAU_TRANSFER_CODE_FD.",
        "The head's. The code is typed, or read from --code-file, PREAU_TRANSFER_CODE_FILE or PREAU_TRANSFER_CODE_FD."
      ))

    @Argument(
      help: ArgumentHelp(say("Le fichier.", "The file."), valueName: say("fichier", "file")))
    var file: String

    @Option(
      help: ArgumentHelp(
        say("Un fichier qui contient le code.", "A file with the code in it."),
        valueName: say("fichier", "file")))
    var codeFile: String?

    @OptionGroup var options: HomeOptions

    func run() async throws {
      let replica = try options.open(needing: .qualify)
      let author = try options.authorName
      let sealed = try await replica.receiveTransfer(from: file, author: author)
      let (_, name, count) = try await replica.readTransfer(
        sealed, code: try code(of: sealed.header), author: author, on: options.day)
      TransferTelling.tell(sealed.header, name: name, recordCount: count)
    }

    private func code(of header: TransferHeader) throws -> TransferCode {
      let source = PassphraseSource.transferCode(
        file: codeFile, ProcessInfo.processInfo.environment)
      let typed: String
      do throws(LocalUserError) {
        typed = try source.readLine(
          prompt: say(
            "Code lu par l’établissement \(header.from) : ",
            "Code read out by school \(header.from): "))
      } catch {
        throw Failure(.transferCode(error), error.status)
      }
      return try TransferCode(typed: typed)
    }
  }

  /// `preau transfer mark`.
  struct Mark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mark",
      abstract: say(
        "Noter la suite : accepted, rejected, revoked.",
        "Note what came of it: accepted, rejected, revoked."))

    @OptionGroup var part: PartOptions
    @OptionGroup var move: MoveOptions

    func run() async throws {
      try await move.move(.transfer, .transferStatus, part)
      let (_, file) = try await part.open()
      TransferTelling.next(file).forEach(Terminal.print)
    }
  }
}
