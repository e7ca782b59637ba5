/// One machine with one store on a disk, and what is done with it, step by step.
///
/// A step is one transaction of the store, or opens it anew.
protocol CutMachine: AnyObject {
  associatedtype Step: CutStep

  init(path: String)
  var path: String { get }
  /// Opens the store that is on the disk.
  func open() throws
  /// Lets the store go, and closes its file.
  func drop()
  /// Carries a step out and compares its result with what it was when the script was written.
  ///
  /// From the second attempt on, numbers of exchanges are new ones, and what others did in between may show.
  func perform(_ step: Step, attempt: UInt64) throws
  /// Whether SQLite's own check and the store's hash hold.
  func isSound() throws -> Bool
  /// Whether everything stored follows from what was received, where that can be said.
  func isProved() throws -> Bool
}

/// A step of a script.
protocol CutStep: Sendable {
  /// How many edits, own or received, the store holds durably once the step has returned.
  var editCount: Int { get }
  /// Whether it makes the store.
  var isCreation: Bool { get }
  /// Whether a machine that lost power in the middle of the step does it again although it finds it done.
  var isRepeatable: Bool { get }
}

/// A result that is not what it was when the script was written.
struct CutMismatch: Error {
  let what: String
}
