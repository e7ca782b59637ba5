internal import ArgumentParser
internal import Foundation

/// Writes the language-neutral vectors that bind every implementation of the protocol.
@main struct Vectors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors", abstract: "Write the protocol's vectors into a folder.")

  @Argument(help: "The folder to write into, usually protocol/vectors.") var folder: String

  func run() throws {
    let files =
      try CausalityVectors.files + MergeVectors.files + ChangeSetVectors.files()
      + ExchangeVectors.files() + TransferVectors.files()
    for file in files { try file.write(under: URL(filePath: folder)) }
  }
}
