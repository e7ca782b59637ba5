import Causality
import Convergence
import RecordModel
import ReplicaStorage

extension SimulatedWorld {
  /// Looks into a machine's file while it works: its hash is its own, and it shows what it has heard and its own edits.
  func look(_ place: Int) throws {
    let machine = machines[place]
    let store = try ReplicaStore.open(
      path: machine.folder + "/replica.sqlite",
      schema: SimulatedSchema.version(machine.schemaVersion))
    if try !store.verify() { violated("machine \(place): its stored hash is not its own") }
    guard machine.isAtEnd, !machine.isCopied else { return }
    let shown = shown(by: machine)
    var found = 0
    for kind: UInt16 in [1, 2] {
      try store.eachRecord(of: kind) { record in
        for version in record.versions {
          for field in version.fields {
            guard let expected = shown[Cell(record: record.record, field: field)] else { continue }
            found += 1
            if expected.value != record.values[field] ?? .null
              || expected.dot != version.version.writer
            {
              violated(
                "machine \(place) shows \(version.version.writer) in field \(field) of \(record.record), expected \(expected)"
              )
            }
          }
        }
      }
    }
    let known = shown.keys.count {
      schools[machine.school].kinds[$0.record] != 9 && isOld($0, machine)
    }
    if found < known { violated("machine \(place) shows \(found) fields of \(known)") }
    totals.comparedFields += found
  }

  private func isOld(_ cell: Cell, _ machine: Machine) -> Bool {
    machine.records.contains { $0.record == cell.record && $0.kind != 9 }
  }

  /// The latest of what a machine has heard of each field and of its own: admitted stamps where it knows them.
  private func shown(by machine: Machine) -> [Cell: OracleWrite] {
    let aside = Set(machine.quarantined.flatMap { machine.changes[$0]?.edits.map(\.cell) ?? [] })
    var shown: [Cell: OracleWrite] = [:]
    func take(_ write: OracleWrite, _ cell: Cell) {
      guard !aside.contains(cell) else { return }
      if let known = shown[cell], known.isLater(than: write) { return }
      shown[cell] = write
    }
    for (cell, held) in schools[machine.school].cells {
      let heard = machine.heard[cell, default: 0]
      for (place, write) in held.writes.enumerated()
      where place < heard
        || write.dot.replica == machine.id && write.dot.counter <= machine.acknowledged
      {
        take(write, cell)
      }
    }
    for (counter, change) in machine.changes where counter > machine.acknowledged {
      for edit in change.edits {
        take(
          OracleWrite(
            dot: Dot(machine.id, counter), stamp: change.claimed, value: edit.value,
            author: change.author), edit.cell)
      }
    }
    return shown
  }
}
