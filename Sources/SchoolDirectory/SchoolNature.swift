/// What kind of school an entry is; the raw values are those of the file.
package enum SchoolNature: String, CaseIterable, Hashable, Sendable {
  /// Primary school, nursery school included.
  case ecole
  /// Lower secondary school.
  case college
  /// Upper secondary school, vocational ones included.
  case lycee
  /// Regional school for adapted teaching.
  case erea
}
