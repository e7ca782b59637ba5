package import CaseModel
package import RecordModel

extension CaseSchema {
  /// The ministry's registry with its rules about who may write what; the hub admits by it.
  package static let ruled = current.permitting(WriteRules.mayWrite)
}
