/// A piece of work whose instructions callgrind counts apart: it counts within `countedStep` alone, and writes a file down at each return.
enum CountedStep {
  /// Does some work under the counter, and prints how many times what was done.
  ///
  /// - Parameters:
  ///   - name: what is done, as the table says it.
  ///   - times: how often `work` does it.
  ///   - work: what is counted.
  /// - Returns: what the work returns.
  /// - Throws: what the work throws.
  static func count<Value>(
    _ name: String, times: Int = 1, _ work: () throws -> Value
  ) throws -> Value {
    var result: Result<Value, any Error>?
    withoutActuallyEscaping({ result = Result { try work() } }) { countedStep(Work(body: $0)) }
    print("\(times)\t\(name)")
    guard let result else { throw StepsTrouble.nothing }
    return try result.get()
  }
}

/// Work in a box: a function that took the closure itself would be made anew for each by the optimiser, under other names.
final class Work {
  fileprivate let body: () -> Void
  fileprivate init(body: @escaping () -> Void) { self.body = body }
}

/// Only does the work; `scripts/instructions` names it to callgrind.
@inline(never) func countedStep(_ work: Work) { work.body() }

/// What keeps the work from being done.
enum StepsTrouble: Error {
  case nothing
  case refused
  case unequal
}
