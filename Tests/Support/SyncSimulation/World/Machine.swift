import Causality
import Crypto
import RecordModel
import SchoolReplica

/// One computer of a school, and what the simulation knows of it.
struct Machine {
  var replica: Replica
  let id: ReplicaID
  let school: Int
  let clock: SimulatedClock
  var folder: String
  var schemaVersion: UInt32
  /// How far its clock is from the world's, in milliseconds.
  var skew: Int64 = 0
  /// Whether its file was copied or restored, so that the hub may refuse it.
  var isCopied = false
  /// Whether the hub has refused it for good.
  var isRefused = false
  var isRevoked = false
  /// Whether its last run came to the end of the stream.
  var isAtEnd = false
  /// Its own change-sets by counter, acknowledged or not.
  var changes: [UInt64: OracleChange] = [:]
  var counter: UInt64 = 0
  var acknowledged: UInt64 = 0
  /// What its clock must show.
  var expectedClock = OracleClock()
  /// How many of the admitted writes of each field it has heard.
  var heard: [Cell: Int] = [:]
  /// The records it holds, in the order it came to hold them.
  var records: [(record: RecordID, kind: UInt16)] = []
  var kinds: [RecordID: UInt16] = [:]
  /// Own change-sets that the hub has set aside.
  var quarantined: Set<UInt64> = []
  let applied = AppliedCount()
  var appliedCount = 0
  /// An answer that was given to it and may be applied.
  var given: GivenAnswer?
  /// A saved copy of its file and of what is known of it.
  var snapshot: [MachineSnapshot] = []
  /// Whether it is in the middle of a run.
  var isBusy = false
  var isCrashing = false
  /// The last fault that a message of it met.
  var lastFault: NetworkFault?
  /// Whether it was given an answer that nobody may apply.
  var isDeceived = false
  /// Whether the hub's last word to it was a state hash that is not the hub's.
  var isMisled = false

  mutating func hold(_ record: RecordID, _ kind: UInt16) {
    guard kinds[record] == nil else { return }
    kinds[record] = kind
    records.append((record, kind))
  }

  /// Whether everything it holds must equal what the hub holds once it has synchronised.
  var isWhole: Bool { quarantined.isEmpty }
}

/// What an answer changes of what is known of a machine, once it is applied.
struct GivenAnswer {
  var heard: [Cell: Int] = [:]
  var records: [(record: RecordID, kind: UInt16)] = []
  var stamps: [UInt64] = []
  var acknowledged: UInt64
  var quarantined: [UInt64] = []
}

/// A copy of a machine's folder, and of what was known of it then.
struct MachineSnapshot {
  let folder: String
  let changes: [UInt64: OracleChange]
  let counter: UInt64
  let acknowledged: UInt64
  let expectedClock: OracleClock
  let heard: [Cell: Int]
  let records: [(record: RecordID, kind: UInt16)]
  let quarantined: Set<UInt64>
  let schemaVersion: UInt32
}

/// An enrolled computer whose program was replaced by one that signs whatever it is told.
struct HostileMachine {
  let id: ReplicaID
  let key: Curve25519.Signing.PrivateKey
  let school: Int
  var number: UInt64 = 1
  /// The last frame that the hub has taken from it.
  var told: ToldFrame?
}
