internal import CaseModel
internal import CaseRules
package import RecordModel
internal import ReplicaStorage

/// What waits for somebody at the school: numbers only.
package struct WorkCounts: Hashable, Sendable {
  /// Reports with an answer of the ministry that nobody has read on this computer.
  package let unreadReportCount: Int
  /// Tasks and duties that should have been done before today.
  package let overdueCount: Int
}

extension Replica {
  /// What waits for somebody, as of `day`.
  package func workCounts(on day: CalendarDay) throws -> WorkCounts {
    WorkCounts(
      unreadReportCount: try unreadReportCount(),
      overdueCount: try agenda().count { $0.isOverdue(on: day) })
  }

  /// How many reports have an answer that nobody has read here; reads the answers and nothing else.
  package func unreadReportCount() throws -> Int {
    let read = ReadMarks(home).names()
    var reports: Set<RecordID> = []
    try store.eachRecord(of: CaseKind.reportAnswer.rawValue) { stored in
      guard !read.contains(String(describing: stored.record)),
        let report = view(stored).reference(ReportAnswerField.report)
      else { return }
      reports.insert(report)
    }
    return reports.count
  }

  /// The erasures that the ministry has executed, with the ground of each as its code.
  package func erasures() throws -> [RecordID: String] {
    var erasures: [RecordID: String] = [:]
    try store.eachRecord(of: CaseKind.erasure.rawValue) { stored in
      erasures[stored.record] = view(stored).text(ErasureField.ground) ?? ""
    }
    return erasures
  }
}
