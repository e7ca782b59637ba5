internal import CaseModel
package import RecordModel

extension Vocabulary {
  /// The label of a code; the code itself when the vocabulary has none of that name.
  fileprivate func label(of code: String) -> Label { term(code)?.label ?? Label(code, code) }
}

extension ReportAct {
  /// What people read.
  package var label: Label { Vocabulary.reportAct.label(of: rawValue) }
}

extension MemberRole {
  /// What people read.
  package var label: Label { Vocabulary.memberRole.label(of: rawValue) }
}

extension QualificationCode {
  /// What people read.
  package var label: Label { Vocabulary.qualification.label(of: rawValue) }
}

extension ReportStatus {
  /// What people read.
  package var label: Label { Vocabulary.reportStatus.label(of: rawValue) }
}

extension ChannelStatus {
  /// What people read.
  package var label: Label { Vocabulary.channelStatus.label(of: rawValue) }
}

extension ContentCategory {
  /// What people read.
  package var label: Label { Vocabulary.contentCategory.label(of: rawValue) }
}
