internal import Causality
internal import CentralStorage
internal import Logging
internal import Metrics
internal import Operations
internal import SyncProtocol

extension HubDoor {
  /// Says what an operator must look at, though the exchange itself went well.
  private func raiseAlarms(_ committed: CommittedExchange) {
    Gauge(label: "preau_hub_clock_behind_seconds").record(committed.clockBehindMilliseconds / 1000)
    if committed.clockBehindMilliseconds > HybridLogicalClock.driftLimitMilliseconds {
      logger.error(
        "this machine's clock is behind what the hub has used: set it right",
        metadata: .init([.milliseconds: "\(committed.clockBehindMilliseconds)"]))
    }
    if committed.isPageMissing {
      Counter(label: "preau_hub_pages_missing_total").increment()
      logger.error(
        "a record cannot be packed for its school, which stops reading there",
        metadata: .init([.school: "\(committed.school)", .sequence: "\(committed.sequence)"]))
    }
  }

  /// Counts and logs one answer: numbers, codes and national school numbers, nothing else.
  func note(_ answer: HubAnswer, _ call: Call, lasted: Duration) {
    let milliseconds = Int(lasted / .milliseconds(1))
    Counter(
      label: "preau_hub_answers_total",
      dimensions: [("call", call.rawValue), ("code", answer.code)]
    ).increment()
    Timer(label: "preau_hub_answer", dimensions: [("call", call.rawValue)]).recordMilliseconds(
      milliseconds)
    guard let committed = answer.committed else {
      logger.notice(
        "refused",
        metadata: .init([
          .stage: "\(call.rawValue)", .code: "\(answer.code)", .status: "\(answer.status)",
          .milliseconds: "\(milliseconds)",
        ]))
      return
    }
    Counter(label: "preau_hub_received_bytes_total").increment(by: answer.requestBytes)
    Counter(label: "preau_hub_sent_bytes_total").increment(by: answer.bytes.count)
    Counter(label: "preau_hub_change_sets_total").increment(by: committed.changeSetCount)
    Counter(label: "preau_hub_writes_total").increment(by: committed.writeCount)
    Counter(label: "preau_hub_clamped_total").increment(by: committed.clampedCount)
    raiseAlarms(committed)
    if let verdict = committed.verdict {
      Counter(label: "preau_hub_conflicts_total").increment(by: Int(verdict.conflictCount))
      Counter(label: "preau_hub_quarantined_total").increment(by: verdict.quarantined.count)
    }
    logger.info(
      "answered",
      metadata: .init([
        .stage: "\(call.rawValue)", .school: "\(committed.school)",
        .frameBytes: "\(answer.requestBytes)",
        .pageBytes: "\(answer.bytes.count)", .changeSets: "\(committed.changeSetCount)",
        .writes: "\(committed.writeCount)", .conflicts: "\(committed.verdict?.conflictCount ?? 0)",
        .sequence: "\(committed.sequence)", .milliseconds: "\(milliseconds)",
      ]))
  }
}
