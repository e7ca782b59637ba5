internal import Causality
internal import RecordModel

/// The fields of one kind that a write touches; writes with the same shape share it.
struct WriteShape: Hashable {
  let kind: UInt16
  let fields: FieldSet

  /// Stands where protocol 1 had the first kind, and says that the shapes follow as columns.
  static let columnsMark: UInt8 = 0

  /// How far each field is from the one before it, less one.
  var fieldDistances: [UInt64] {
    var next = 0
    return fields.map { field in
      defer { next = Int(field) + 1 }
      return UInt64(Int(field) - next)
    }
  }
}

/// Columns as they were written, and where their values begin: zlib does better when it is told.
struct EncodedColumns {
  let bytes: [UInt8]
  let valuesStart: Int
}

/// One column of values: all values of one field of one kind.
struct ColumnKey: Hashable, Comparable {
  let kind: UInt16
  let field: UInt8

  static func < (left: ColumnKey, right: ColumnKey) -> Bool {
    left.kind != right.kind ? left.kind < right.kind : left.field < right.field
  }
}

/// Gives equal things the same number, in order of first appearance.
struct Interner<Element: Hashable> {
  private(set) var elements: [Element] = []
  private var numbers: [Element: Int] = [:]

  init(_ known: [Element] = []) {
    for element in known { _ = number(of: element) }
  }

  mutating func number(of element: Element) -> Int {
    if let number = numbers[element] { return number }
    numbers[element] = elements.count
    elements.append(element)
    return elements.count - 1
  }
}

/// Which columns the fields of each shape go to, so that all values are placed in one pass, however many kinds there are.
struct ColumnPlaces {
  /// For each shape the columns of its fields, in ascending order of field; empty for a shape not in use.
  let ofShape: [[Int]]
  /// How many columns there are.
  let count: Int

  init(_ shapes: [WriteShape], used: some Sequence<Int>) {
    let keys = used.map { shapes[$0] }.columnKeys
    var places: [ColumnKey: Int] = [:]
    for (place, key) in keys.enumerated() { places[key] = place }
    var ofShape = [[Int]](repeating: [], count: shapes.count)
    for number in used {
      let shape = shapes[number]
      ofShape[number] = shape.fields.compactMap {
        places[ColumnKey(kind: shape.kind, field: $0)]
      }
    }
    self.ofShape = ofShape
    count = keys.count
  }
}

extension Sequence<WriteShape> {
  /// The columns that writes of these shapes fill, in the order they are written.
  var columnKeys: [ColumnKey] {
    var keys: Set<ColumnKey> = []
    for shape in self {
      for field in shape.fields { keys.insert(ColumnKey(kind: shape.kind, field: field)) }
    }
    return keys.sorted()
  }
}
