import CentralHub
import Crypto
import RecordModel
import SyncProtocol

extension SimulatedWorld {
  /// An answer with a receipt that says something else, or the truth in somebody else's name, or less than was said before.
  func forged(_ response: ExchangeResponse, for place: Int) throws -> ExchangeResponse {
    let receipt = response.receipt
    var response = response
    switch draw(3) {
    case 0:
      let key = try Curve25519.Signing.PrivateKey(rawRepresentation: Self.bytes(32, &dice))
      response.receipt = try signed(receipt, key: key)
    // To a restored computer less can be just what it knows itself.
    case 1 where receipt.acknowledgedCounter > 0 && !machines[place].isCopied:
      response.receipt = try signed(
        receipt, acknowledged: receipt.acknowledgedCounter - 1)
    default:
      response.receipt = Receipt(
        replica: receipt.replica,
        acknowledgedCounter: receipt.acknowledgedCounter &+ UInt64(draw(2)),
        stateHash: StateHash(value: receipt.stateHash.value &+ 1), sequence: receipt.sequence,
        epoch: receipt.epoch, hubMilliseconds: receipt.hubMilliseconds,
        signature: receipt.signature)
    }
    return response
  }

  /// A receipt changed and signed anew, with the hub's own key unless another is named.
  func signed(
    _ receipt: Receipt, acknowledged: UInt64? = nil, stateHash: StateHash? = nil,
    key: Curve25519.Signing.PrivateKey? = nil
  ) throws -> Receipt {
    try Receipt.signed(
      replica: receipt.replica, acknowledgedCounter: acknowledged ?? receipt.acknowledgedCounter,
      stateHash: stateHash ?? receipt.stateHash, sequence: receipt.sequence, epoch: receipt.epoch,
      hubMilliseconds: receipt.hubMilliseconds, key: key ?? hub.key)
  }

  /// The same answer with a page that cannot be opened; `nil` when it has none, or no change to it is as small as that.
  func withBrokenPage(_ response: ExchangeResponse, for place: Int) -> ExchangeResponse? {
    guard let page = response.page, page.byteCount > 0, let bytes = try? response.serialized()
    else { return nil }
    for _ in 0..<20 {
      var changed = bytes
      changed[draw(bytes.count)] ^= 1 << UInt8(draw(8))
      guard let other = try? ExchangeResponse(bytes: changed), let broken = other.page,
        other.receipt == response.receipt, other.verdict == response.verdict,
        broken.next == page.next, broken.hasMore == page.hasMore, !opens(broken, place)
      else { continue }
      return other
    }
    return nil
  }

  private func opens(_ page: Page, _ place: Int) -> Bool {
    let schema = SimulatedSchema.version(machines[place].schemaVersion)
    do {
      _ = try page.openChanges(reader: machines[place].id, schema: schema)
      _ = try page.openLedger(reader: machines[place].id, schema: schema)
      return true
    } catch { return false }
  }

  /// Delivers a message beside one of long ago that the hub must refuse: neither may share the other's fate.
  ///
  /// Whether the hub takes them in one transaction or in two is left to chance, and must not show.
  func deliverTogether(_ message: SentMessage) async -> Result<AnsweredMessage, Refusal> {
    guard
      let stale = late.last(where: {
        $0.id != message.id && refusal(of: $0) == "exchange_number_used"
      })
    else { return await deliver(message) }
    async let first = answer(message.bytes, message)
    async let second = answer(stale.bytes, stale)
    let (answered, refused) = await (first, second)
    _ = take(refused, to: stale)
    return take(answered, to: message)
  }
}
