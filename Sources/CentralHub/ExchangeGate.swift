package import Causality
internal import Synchronization
package import SyncProtocol

/// Lets exchanges in as long as there is room for them: so many bytes in all, and one at a time of each replica.
///
/// Whoever is not let in is asked to come back, and loses nothing by it. Before a body is opened nobody knows how large it
/// will be: room is taken by its size on the wire first, and by what it holds in memory once it is open.
package final class ExchangeGate: Sendable {
  private struct State {
    var room: Int
    var inside: Set<ReplicaID> = []
  }

  private let state: Mutex<State>
  /// A body restored is held to be so many times its size; honest ones are four to eight times.
  private static let growth = 16

  /// A gate with room for so many bytes.
  package init(room: Int) { state = Mutex(State(room: room)) }

  /// Lets an exchange in with what it holds so far.
  ///
  /// - Throws: `.overloaded`.
  package func enter(_ replica: ReplicaID, bodyByteCount: Int) throws(Refusal) -> Int {
    let taken = bodyByteCount * Self.growth
    let isIn = state.withLock { state in
      guard state.room >= taken, state.inside.insert(replica).inserted else { return false }
      state.room -= taken
      return true
    }
    guard isIn else { throw Refusal(.overloaded, retryAfterSeconds: 5) }
    return taken
  }

  /// Takes the room that an opened exchange turns out to need.
  ///
  /// - Throws: `.overloaded`; what was taken before is still to be given back.
  package func settle(_ taken: inout Int, needed: Int) throws(Refusal) {
    let former = taken
    let fits = state.withLock { state in
      guard state.room + former >= needed else { return false }
      state.room += former - needed
      return true
    }
    guard fits else { throw Refusal(.overloaded, retryAfterSeconds: 5) }
    taken = needed
  }

  /// Lets an exchange out.
  package func leave(_ replica: ReplicaID, taken: Int) {
    state.withLock { state in
      state.room += taken
      state.inside.remove(replica)
    }
  }
}

extension ChangeBatch {
  /// About how much memory the batch takes, in bytes.
  var memoryByteCount: Int {
    bytes.count + heads.count * MemoryLayout<Head>.stride
      + writes.count * MemoryLayout<Write>.stride + values.count * MemoryLayout<Value>.stride
  }
}
