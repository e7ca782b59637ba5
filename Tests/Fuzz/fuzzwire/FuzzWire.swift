import Foundation
import WireFuzzing

/// The target named in `PREAU_FUZZ_TARGET`; any other name ends the program at once.
private let target: WireTarget = {
  let name = ProcessInfo.processInfo.environment["PREAU_FUZZ_TARGET"] ?? ""
  guard let target = WireTarget(rawValue: name) else { fatalError("no target \(name)") }
  return target
}()

/// What libFuzzer calls with every input; a broken property ends the program as a trap does.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  do throws(BrokenProperty) {
    try target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch { fatalError("broken: \(error.property)") }
  return 0
}
