import CentralStorage
import Crypto
import RecordModel
import ReplicaStorage
import StoreLink
import SyncProtocol

extension WorkloadReceiver {
  /// Lets replicas that edited apart push, and then pull what the others did.
  mutating func meet(_ replicas: [ReplicaStore]) throws {
    for replica in replicas { try push(replica) }
    for replica in replicas { try pull(replica) }
  }

  private mutating func push(_ replica: ReplicaStore) throws {
    var adjusted: [UInt64] = []
    let unused = Curve25519.Signing.PrivateKey()
    while let frame = try replica.collect(key: unused) {
      let exchange = exchange(of: replica, frame, pageBytesMax: 0)
      let (committed, span) = try apply([exchange])
      received.apply.append(span)
      for committed in committed {
        adjusted += committed.verdict?.adjustments.map(\.counter) ?? []
        var answering = WorkloadSpan()
        _ = try answering.measure { try answer(exchange, committed, to: replica) }
        received.answersCPU += answering.cpu
      }
    }
    received.adjusted.append(adjusted)
  }

  private mutating func pull(_ replica: ReplicaStore) throws {
    while true {
      let exchange = exchange(of: replica, nil, pageBytesMax: UInt32(Limits.columnsBytesMax))
      let (committed, building) = try apply([exchange])
      guard let committed = committed.first else { throw WorkloadTrouble.truncated }
      let (deflate, inflate) = try zlib(committed.page, reader: replica)
      received.pagesExport += max(0, building.cpu - deflate)
      received.pagesDeflate += deflate
      received.pagesInflate += inflate
      received.pageBytes += committed.page?.byteCount ?? 0
      var span = WorkloadSpan()
      let applied = try span.measure { try answer(exchange, committed, to: replica) }
      span.cpu = max(0, span.cpu - inflate)
      received.apply.append(span)
      guard !applied.hasMore else { continue }
      received.provedEqual.append(applied.isProvedEqual == true)
      return
    }
  }

  /// What zlib takes for one page; that of the ledger's notices is reckoned from their bytes.
  private func zlib(_ page: Page?, reader: ReplicaStore) throws -> (
    deflate: Double, inflate: Double
  ) {
    guard let page,
      let changes = try page.openChanges(reader: reader.state.replica, schema: hub.schema)
    else { return (0, 0) }
    let costs = try WorkloadZlib(changes.bytes, schema: hub.schema)
    let factor = Double(page.byteCount) / Double(max(1, costs.deflated.count))
    return (costs.deflate * factor, costs.inflate * factor)
  }

  private func exchange(
    of replica: ReplicaStore, _ frame: SealedFrame?, pageBytesMax: UInt32
  ) -> WorkloadExchange {
    let state = replica.state
    return WorkloadExchange(
      request: ExchangeRequest(
        replica: state.replica, schemaVersion: hub.schema.version,
        replicaMilliseconds: plan.hubMilliseconds, chain: state.chain, frame: frame,
        cursor: state.cursor, pageBytesMax: pageBytesMax),
      hubMilliseconds: plan.hubMilliseconds)
  }

  private func answer(
    _ exchange: WorkloadExchange, _ committed: CommittedExchange, to replica: ReplicaStore
  ) throws -> AppliedAnswer {
    try replica.apply(
      hub.unsignedResponse(
        to: exchange.request, committed: committed, hubMilliseconds: exchange.hubMilliseconds),
      to: exchange.request.frame, wallMilliseconds: exchange.hubMilliseconds)
  }
}
