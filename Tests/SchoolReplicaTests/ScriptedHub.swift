import Causality
import Crypto
import Foundation
import RecordModel
import SchoolReplica
import SyncMachine
import SyncProtocol
import Synchronization

/// A hub that says what the test tells it to, and signs it.
final class ScriptedHub: SyncTransport, EnrolmentTransport {
  /// How the next answers are to be wrong, if at all.
  enum Script: Sendable {
    case right
    case fail(TransportError)
    case signedByStranger
    case otherHash
    case ahead
    case behind
    case forStranger
    case verdictMissing
    case standstill
  }

  let key = Curve25519.Signing.PrivateKey()
  private let script: Mutex<Script>
  private let hash = Mutex(StateHash())
  private let numbers = Mutex<[UInt64]>([])

  init(_ script: Script = .right) { self.script = Mutex(script) }

  /// The exchange numbers seen, in order.
  var seenNumbers: [UInt64] { numbers.withLock { $0 } }

  func follow(_ script: Script) { self.script.withLock { $0 = script } }

  /// Lets the hub hold what the replica holds.
  func hold(_ hash: StateHash) { self.hash.withLock { $0 = hash } }

  func exchange(_ request: ExchangeRequest, number: UInt64) async throws -> ExchangeResponse {
    numbers.withLock { $0.append(number) }
    let script = script.withLock { $0 }
    if case .fail(let error) = script { throw error }
    var chain = request.chain
    if let frame = request.frame { chain = chain.extended(by: frame) }
    var answer = ExchangeResponse(
      verdict: request.frame == nil ? nil : Verdict(chain: chain), page: nil,
      receipt: try receipt(request, chain.counter, script), floorVersion: 1)
    if case .verdictMissing = script { answer.verdict = nil }
    if case .standstill = script {
      answer.page = try Page(
        [], ledger: [], reader: request.replica, next: request.cursor, hasMore: true, schema: .trial
      )
    }
    return answer
  }

  private func receipt(
    _ request: ExchangeRequest, _ counter: UInt64, _ script: Script
  ) throws -> Receipt {
    var (replica, counter, hash, key) = (request.replica, counter, hash.withLock { $0 }, key)
    switch script {
    case .signedByStranger: key = Curve25519.Signing.PrivateKey()
    case .otherHash: hash.add(StateHash(value: 1))
    case .ahead: counter += 1
    case .behind: counter -= 1
    case .forStranger: replica = ReplicaID(high: 0, low: 0)
    case .right, .fail, .verdictMissing, .standstill: break
    }
    return try Receipt.signed(
      replica: replica, acknowledgedCounter: counter, stateHash: hash, sequence: 1,
      epoch: [UInt8](repeating: 5, count: 16), hubMilliseconds: 1_767_600_000_000, key: key)
  }

  func enrol(_ request: EnrolmentRequest, number: UInt64) async throws -> EnrolmentResponse {
    EnrolmentResponse(
      school: "0751234J", schoolName: "Collège d'essai",
      hubKey: Array(key.publicKey.rawRepresentation),
      epoch: [UInt8](repeating: 5, count: 16), hubMilliseconds: 1_767_600_000_000, computerNumber: 2
    )
  }

  /// A code of this hub.
  var code: EnrolmentCode {
    EnrolmentCode(randomBytes: [UInt8](repeating: 9, count: 15), hubKey: key.publicKey)
  }
}

extension RecordSchema {
  /// A schema of one kind with one field.
  static let trial = RecordSchema(
    name: "trial", version: 1, floorVersion: 1,
    kinds: [
      RecordKind(
        1, "thing", label: Label("", ""),
        fields: [Field(1, "title", .text, .statistical, label: Label("", ""))])
    ])
}
