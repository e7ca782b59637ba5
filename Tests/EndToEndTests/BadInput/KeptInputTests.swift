import FileFuzzing
import Testing
import WireFuzzing

extension BadInput {
  @Suite(.serialized) struct `The kept inputs of the fuzzers of files` {
    @Test func `keep every property`() throws {
      for target in FileTarget.allCases {
        for (number, input) in try KeptInputs.of(target.rawValue).enumerated() {
          #expect(throws: Never.self, "\(target) input \(number)") { try target.run(input) }
        }
      }
      ScratchFolder.removeAll()
    }
  }
}
