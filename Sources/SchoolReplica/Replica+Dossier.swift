package import CaseModel
internal import CaseRules
package import RecordModel

extension Replica {
  /// The dossier of a report as a page to print: what leaves, and nothing else.
  ///
  /// Before the report leaves it is what would leave today; afterwards, what the gates let through on the day it left.
  ///
  /// - Throws: `CaseworkError.gates` when something is missing, `.move` when the role may not print, `.noSuchChannel`.
  package func dossier(
    of report: ReportFile, author: String, on day: CalendarDay, in language: Language
  ) throws -> String {
    let member = Member(acting: author)
    guard member.role?.permission(for: .print) == .granted else {
      throw CaseworkError.move(.notThisRole)
    }
    guard let channel = report.channel else { throw CaseworkError.noSuchChannel }
    let day = report.progress.transmittedOn ?? day
    let answers = try pass(
      .report(report.facts, .approve), by: author,
      in: CaseFacts(try caseRecords(report.caseRecord)), through: channel, on: day)
    do throws(ReportDossier.Problem) {
      let dossier = try ReportDossier(
        of: report.facts, record: report.view.record, number: report.name, through: channel,
        answers: answers, on: day)
      return DossierPage(of: dossier, in: language).html
    } catch {
      switch error {
      case .refused(let answers): throw CaseworkError.gates(answers)
      case .notAsked: throw CaseworkError.noSuchChannel
      }
    }
  }
}
