internal import Foundation
package import Causality
package import GRDB
package import RecordModel

/// Short numbers for things that would otherwise be repeated in every row: replicas and authors.
///
/// Shape: a table `number, name` mirrored in memory; numbers from 1. When a transaction fails, call `forget` with what
/// `mark` gave before it.
package struct NumberedNames<Name: Hashable & Sendable> {
  private var names: [Name?] = [nil]
  private var numbers: [Name: UInt32] = [:]
  /// The names asked for last: rows that follow each other mostly name the same few.
  private var last: (name: Name, number: UInt32)?
  private var lastButOne: (name: Name, number: UInt32)?
  private var lastButTwo: (name: Name, number: UInt32)?
  private let insert: (Database, UInt32, Name) throws -> Void

  init(_ stored: [(UInt32, Name)], insert: @escaping (Database, UInt32, Name) throws -> Void) {
    self.insert = insert
    for (number, name) in stored { put(name, number) }
  }

  /// A stored number; the greatest is the greatest that a key has room for.
  fileprivate static func number(_ row: Row, of table: String) throws(StorageError) -> UInt32 {
    let number: UInt32 = try row.checked("number", of: table)
    guard (1..<1 << 20).contains(number) else { throw .unreadable(table: table) }
    return number
  }

  private mutating func put(_ name: Name, _ number: UInt32) {
    while names.count <= Int(number) { names.append(nil) }
    names[Int(number)] = name
    numbers[name] = number
  }

  /// The number of `name`, 0 when it has none.
  package func known(_ name: Name) -> UInt32 { numbers[name] ?? 0 }
  /// The name of `number`.
  package subscript(number: UInt32) -> Name? {
    Int(number) < names.count ? names[Int(number)] : nil
  }

  /// The number of `name`, given now if it had none.
  package mutating func number(of name: Name, in database: Database) throws -> UInt32 {
    if let last, last.name == name { return last.number }
    if let lastButOne, lastButOne.name == name { return lastButOne.number }
    if let lastButTwo, lastButTwo.name == name { return lastButTwo.number }
    let number: UInt32
    if let known = numbers[name] {
      number = known
    } else {
      number = UInt32(names.count)
      try insert(database, number, name)
      put(name, number)
    }
    lastButTwo = lastButOne
    lastButOne = last
    last = (name, number)
    return number
  }

  /// How many numbers are given.
  package var mark: Int { names.count }

  /// Takes back the numbers given since `mark`, after their transaction failed.
  package mutating func forget(since mark: Int) {
    last = nil
    lastButOne = nil
    lastButTwo = nil
    while names.count > mark {
      if let name = names.removeLast() { numbers[name] = nil }
    }
  }
}

/// The replicas a store has heard of, with its own short numbers for them.
package typealias ReplicaNumbers = NumberedNames<ReplicaID>

extension NumberedNames where Name == ReplicaID {
  /// The replicas of a store, from its table `_replicas`.
  package static func replicas(in database: Database) throws -> NumberedNames {
    let table = "_replicas"
    let stored = try Row.fetchAll(database, sql: "SELECT number, replica FROM _replicas").map {
      row in
      let bytes: Data = try row.checked("replica", of: table)
      guard let replica = ReplicaID(bytes: [UInt8](bytes)) else {
        throw StorageError.unreadable(table: table)
      }
      return (try number(row, of: table), replica)
    }
    return NumberedNames(stored) { database, number, replica in
      try database.execute(
        sql: "INSERT INTO _replicas (number, replica) VALUES (?, ?)",
        arguments: [number, Data(replica.bytes)])
    }
  }

  /// The key of a record, giving its replica a number if it had none.
  package mutating func key(of record: RecordID, in database: Database) throws -> RecordKey {
    try RecordKey(
      replica: number(of: record.creation.replica, in: database), counter: record.creation.counter,
      index: record.index)
  }

  /// The key of `record`; `nil` when its replica has no number here, and so nothing of it is.
  package func knownKey(of record: RecordID) throws -> RecordKey? {
    let number = known(record.creation.replica)
    guard number > 0 else { return nil }
    return try RecordKey(
      replica: number, counter: record.creation.counter, index: record.index)
  }

  /// The record of a key.
  package func record(of key: RecordKey) throws(StorageError) -> RecordID {
    guard let replica = self[key.replica] else { throw .unreadable(table: "_replicas") }
    return RecordID(creation: Dot(replica: replica, counter: key.counter), index: key.index)
  }
}

extension NumberedNames where Name == ExactText {
  /// The authors of a store, from its table `_authors`.
  package static func authors(in database: Database) throws -> NumberedNames {
    let table = "_authors"
    let stored = try Row.fetchAll(database, sql: "SELECT number, name FROM _authors").map {
      (try number($0, of: table), ExactText(try $0.checked("name", of: table)))
    }
    return NumberedNames(stored) { database, number, name in
      try database.execute(
        sql: "INSERT INTO _authors (number, name) VALUES (?, ?)", arguments: [number, name.text])
    }
  }

  /// The author of `number`, `nil` for none.
  package func author(_ number: UInt32) -> String? { self[number]?.text }
}
