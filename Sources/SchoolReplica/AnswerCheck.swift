internal import Causality
internal import Crypto
internal import SyncMachine
internal import SyncProtocol

/// Checks that a signed answer fits the request it answers, before anything of it is applied.
///
/// The transport has verified that the hub signed the answer; here its receipt, which outlives the answer, is verified
/// for itself, and what it says is held against what was sent. Source: `protocol/04-exchange.md`, section 6; D10.
struct AnswerCheck {
  let request: ExchangeRequest
  let hubKey: Curve25519.Signing.PublicKey

  /// What is wrong with the answer; `nil` when it may be applied.
  func fault(of answer: ExchangeResponse) -> AnswerFault? {
    guard answer.receipt.replica == request.replica else { return .receiptForeign }
    guard answer.receipt.isSigned(by: hubKey) else { return .receiptUnsigned }
    guard (answer.verdict == nil) == (request.frame == nil) else { return .verdict }
    let acknowledged = answer.verdict?.chain.counter ?? request.chain.counter
    guard answer.receipt.acknowledgedCounter <= acknowledged else { return .receiptAhead }
    guard answer.receipt.acknowledgedCounter == acknowledged else { return .receiptBehind }
    guard let page = answer.page, page.hasMore, page.next == request.cursor else { return nil }
    return .standstill
  }
}
