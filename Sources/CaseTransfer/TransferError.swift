/// Why a file of a transfer, or its code, is not what it should be; nothing was recorded.
package enum TransferError: Error, Hashable, Sendable {
  /// The file is none that `preau transfer write` makes.
  case notATransfer
  /// The file is cut, or bytes of it have changed on the way.
  case damaged
  /// The file is whole, and says things that this build does not know.
  case newerVersion
  /// The file or the case is larger than a transfer may be.
  case tooLarge
  /// What was typed was never a code: a symbol is wrong, missing, or has changed places.
  case codeMistyped
  /// The code is well typed, and does not open this file; or the file was altered on purpose.
  case wrongCode
  /// The file opened, and what is in it is not one case with its parts.
  case unsound
}
