import Causality
import RecordModel
import SyncProtocol
import TestInput
import Testing

@Suite struct `Messages from anywhere` {
  private struct Case: Decodable {
    let bytes: VectorBytes
  }

  private func readEverything(_ bytes: [UInt8]) {
    _ = try? ExchangeRequest(bytes: bytes)
    _ = try? ExchangeResponse(bytes: bytes)
    _ = Refusal(bytes: bytes)
    _ = Verdict(bytes: bytes)
    _ = try? EnrolmentRequest(bytes: bytes)
    _ = EnrolmentResponse(bytes: bytes)
    _ = try? SealedFrame(bytes: bytes)
  }

  @Test func `never trap, cut or changed at any byte`() throws {
    for one in try VectorFile.cases("exchange/valid/messages.json", as: Case.self) {
      let whole = one.bytes.bytes
      for place in whole.indices {
        readEverything(Array(whole[..<place]))
        var changed = whole
        changed[place] ^= 0xFF
        readEverything(changed)
      }
    }
  }

  @Test func `are known to the registry of errors when they are codes`() {
    #expect(Set(ErrorCode.allCases.map(\.rawValue)).count == ErrorCode.allCases.count)
    for code in ErrorCode.allCases { #expect(Refusal(code).knownCode == code) }
    #expect(ErrorCode.allCases.filter(\.isTransient) == [.overloaded, .hubUnavailable])
  }
}
