internal import ArgumentParser
internal import Foundation

/// Ends a command with a sentence and an exit code.
enum Refused {
  /// The command was called wrongly: 64.
  static func usage(_ sentence: String) -> ExitCode { tell(sentence, ExitCode(64)) }
  /// It was understood, and is not done: 1.
  static func done(_ sentence: String) -> ExitCode { tell(sentence, ExitCode(1)) }

  static func noSuchChannel(_ options: HubOptions) -> ExitCode {
    done(
      options.say(
        "Aucun canal de ce code. Rien n'a été changé ; voyez « preau-hub channels list ».",
        "No channel of that code. Nothing was changed; see 'preau-hub channels list'."))
  }

  private static func tell(_ sentence: String, _ code: ExitCode) -> ExitCode {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
    return code
  }
}
