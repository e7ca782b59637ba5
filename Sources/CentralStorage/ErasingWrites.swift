internal import Causality
internal import RecordModel
internal import RecordStorage
internal import SyncProtocol

/// What the admitted writes of one frame say about erasing: what is to be erased, and what became a part of what.
struct ErasingWrites {
  /// What records of the erasing kind name.
  private(set) var targets: Set<RecordID> = []
  /// What other records name as the one they are a part of.
  private(set) var owners: Set<RecordID> = []

  init(_ slots: [RecordSlot], of batch: ChangeBatch, tables: RecordTables) throws {
    guard let rule = tables.schema.erasure else { return }
    for slot in slots {
      let isErasing = slot.kind == rule.kind
      guard let field = isErasing ? rule.target : tables.layout(of: slot.kind).kind.owner
      else { continue }
      for place in slot.writes {
        guard let named = batch.reference(in: field, of: batch.writes[place]) else { continue }
        if isErasing { targets.insert(named) } else { owners.insert(named) }
      }
    }
  }
}

extension ChangeBatch {
  /// The record that a write names in one field, if it writes it.
  func reference(in field: UInt8, of write: Write) -> RecordID? {
    guard write.fields.contains(field) else { return nil }
    let value = values[write.firstValue + write.fields.position(of: field)]
    return value.type == .reference ? references[Int(value.payload)] : nil
  }
}
