package import CaseModel
package import RecordModel

/// Which kinds and fields each role may write; what the hub asks at admission.
///
/// Only fields are looked at, not values: that a closing, an approval or an `author` is rightful, the
/// state machines and gates say. Source: domain study A7.
package enum WriteRules {
  /// Whether somebody, as a change-set names them (`login@role`), may write these fields of a kind.
  ///
  /// An author without a role that this build knows works on a one-person computer and may write
  /// everything; so may everybody a kind that this build does not know, which the hub keeps unread.
  package static func mayWrite(author: String, kind: UInt16, fields: FieldSet) -> Bool {
    guard let role = MemberRole(author: author) else { return true }
    return mayWrite(role: role, kind: kind, fields: fields)
  }

  /// Whether a role may write these fields of a kind.
  package static func mayWrite(role: MemberRole, kind: UInt16, fields: FieldSet) -> Bool {
    guard CaseKind(rawValue: kind) != nil else { return true }
    guard let allowed = table[role]?[kind] else { return false }
    return fields.subtracting(allowed).isEmpty
  }

  /// The fields of a kind that a role may write; the empty set when none.
  package static func fields(of kind: CaseKind, for role: MemberRole) -> FieldSet {
    table[role]?[kind.rawValue] ?? FieldSet()
  }

  private static let table: [MemberRole: [UInt16: FieldSet]] = {
    var table: [MemberRole: [UInt16: FieldSet]] = [:]
    for role in MemberRole.allCases {
      for kind in CaseKind.allCases {
        let allowed = allowed(role, kind)
        if !allowed.isEmpty { table[role, default: [:]][kind.rawValue] = allowed }
      }
    }
    return table
  }()

  /// Every number a field can have: a field that this build does not know goes with its kind.
  private static let all = FieldSet(bits: .max)
  private static let nothing = FieldSet()

  private static func allowed(_ role: MemberRole, _ kind: CaseKind) -> FieldSet {
    switch role {
    case .declarant: forDeclarant(kind)
    case .team: forTeam(kind)
    case .head: forHead(kind)
    case .health: kind == .healthNote || kind == .review || kind == .task ? all : nothing
    case .referent, .partner: kind == .reportAnswer ? all : nothing
    case .academy: kind == .reportAnswer || kind == .erasure ? all : nothing
    case .ministry:
      kind == .reportAnswer || kind == .erasure || kind == .channel ? all : nothing
    case .ien, .statistics, .auditor, .operator: nothing
    }
  }
}
