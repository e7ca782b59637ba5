import CaseTransfer
import SchoolDirectory
import TestInput
import Testing

@Suite struct `The transfers that protocol publishes` {
  private struct Case: Decodable {
    let code: String
    let file: String
    let from: String?
    let to: String?
    let content: String?
    let error: String?
  }

  private struct Typed: Decodable {
    let text: String
  }

  private func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal.utf8).compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  @Test func `open to the same lines`() throws {
    let cases = try VectorFile.cases("transfer/valid/files.json", as: Case.self)
    #expect(cases.count == 6)
    for each in cases {
      let sealed = try SealedTransfer(bytes(each.file))
      #expect(sealed.header.from.text == each.from && sealed.header.to.text == each.to)
      let content = try sealed.open(with: TransferCode(typed: each.code))
      #expect(String(decoding: content, as: UTF8.self) == each.content)
    }
  }

  @Test func `are refused with their error`() throws {
    for each in try VectorFile.cases("transfer/invalid/files.json", as: Case.self) {
      let code = try TransferCode(typed: each.code)
      do throws(TransferError) {
        _ = try SealedTransfer(bytes(each.file)).open(with: code)
        Issue.record("\(each.error ?? "") is not refused")
      } catch {
        #expect("\(error)" == each.error)
      }
    }
  }

  @Test func `have no code that was mistyped`() throws {
    for each in try VectorFile.cases("transfer/invalid/codes.json", as: Typed.self) {
      #expect(throws: TransferError.codeMistyped, "\(each.text)") {
        try TransferCode(typed: each.text)
      }
    }
  }
}
