/// Who may write records of a kind.
package enum KindWriter: Hashable, Sendable {
  /// The computers of a school, in their own school.
  case school
  /// The centre alone; what a school's computer writes to it is set aside.
  case centre
}

/// Whose stream a kind's records travel in.
package enum KindStream: Hashable, Sendable {
  /// The stream of the one school they belong to.
  case school
  /// The stream that every school reads and only the centre writes.
  case national
}

/// One kind of record: its number, its table and its fields.
package struct RecordKind: Hashable, Sendable {
  /// The number on the wire, 1 to 65535; never reused.
  package let number: UInt16
  /// The table's name; ASCII letters, digits and underscores.
  package let name: String
  package let label: Label
  /// The fields, in ascending order of number.
  package let fields: [Field]
  /// The numbers of all fields.
  package let fieldSet: FieldSet
  package let writer: KindWriter
  package let stream: KindStream
  /// The reference to the record that this one is a part of, and is erased with; `nil` when it stands alone.
  package let owner: UInt8?
  @usableFromInline let places: [Int8]

  /// Declares a kind; fields may be given in any order.
  package init(
    _ number: UInt16, _ name: String, label: Label, writer: KindWriter = .school,
    stream: KindStream = .school, owner: UInt8? = nil, fields: [Field]
  ) {
    self.writer = writer
    self.stream = stream
    self.owner = owner
    self.number = number
    self.name = name
    self.label = label
    let sorted = fields.sorted { $0.number < $1.number }
    self.fields = sorted
    fieldSet = FieldSet(sorted.map(\.number))
    var places = [Int8](repeating: -1, count: Int(FieldSet.numberMax) + 1)
    for (place, field) in sorted.enumerated() where field.number <= FieldSet.numberMax {
      places[Int(field.number)] = Int8(place)
    }
    self.places = places
  }

  /// The place of field `number` among `fields`, `nil` when this build does not know it.
  @inlinable package func place(of number: UInt8) -> Int? {
    guard number <= FieldSet.numberMax else { return nil }
    let place = places[Int(number)]
    return place < 0 ? nil : Int(place)
  }

  /// The field called `name`, if there is one.
  package func field(named name: String) -> Field? { fields.first { $0.name == name } }
}

/// Which records say that another record, with all that is a part of it, is erased.
///
/// Source: `protocol/decisions/0006-erasure.md`; decision D15.
package struct ErasureRule: Hashable, Sendable {
  /// The kind whose records erase.
  package let kind: UInt16
  /// The reference to the record that is erased.
  package let target: UInt8

  /// Declares how erasure is written.
  package init(kind: UInt16, target: UInt8) {
    self.kind = kind
    self.target = target
  }
}

/// Says whether somebody may write some fields of a kind.
package typealias WritePermission =
  @Sendable (_ author: String, _ kind: UInt16, _ fields: FieldSet) -> Bool

/// Everything the engine is told about a registry: it knows no case, only this.
///
/// Source: design decision D14; `protocol/03-change-set.md`, section 5.
package struct RecordSchema: Sendable {
  /// The registry's name, part of what is signed.
  package let name: String
  /// Grows with every release that adds a kind, a field or a member.
  package let version: UInt32
  /// The oldest version that may still write.
  package let floorVersion: UInt32
  /// The kinds, in ascending order of number.
  package let kinds: [RecordKind]
  /// The counts kept at the hub.
  package let counts: [CountRule]
  /// The preset dictionaries for zlib, by number; a frame names the one it uses, 0 is none.
  package let dictionaries: [UInt8: [UInt8]]
  /// How erasure is written; `nil` when nothing can be erased.
  package let erasure: ErasureRule?
  /// Whether somebody may write these fields of a kind; the hub sets aside what they may not.
  ///
  /// `nil` when everybody may.
  package let mayWrite: WritePermission?

  /// Declares a registry; kinds may be given in any order.
  package init(
    name: String, version: UInt32, floorVersion: UInt32, kinds: [RecordKind],
    counts: [CountRule] = [],
    dictionaries: [UInt8: [UInt8]] = [:], erasure: ErasureRule? = nil,
    mayWrite: WritePermission? = nil
  ) {
    self.erasure = erasure
    self.mayWrite = mayWrite
    self.name = name
    self.version = version
    self.floorVersion = floorVersion
    self.kinds = kinds.sorted { $0.number < $1.number }
    self.counts = counts
    self.dictionaries = dictionaries
  }

  /// The same registry with a say in who may write what.
  package func permitting(_ mayWrite: @escaping WritePermission) -> RecordSchema {
    RecordSchema(
      name: name, version: version, floorVersion: floorVersion, kinds: kinds, counts: counts,
      dictionaries: dictionaries, erasure: erasure, mayWrite: mayWrite)
  }

  /// The kind with this number, `nil` when this build does not know it.
  package func kind(_ number: UInt16) -> RecordKind? { kinds.first { $0.number == number } }
  /// The kind whose table has this name.
  package func kind(named name: String) -> RecordKind? { kinds.first { $0.name == name } }
  /// The newest dictionary, which this build writes with; 0 when there is none.
  package var dictionaryNumber: UInt8 { dictionaries.keys.max() ?? 0 }
}
