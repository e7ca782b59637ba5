internal import Causality
internal import RecordModel

/// The fields of one kind that a write touches; writes with the same shape share it.
struct WriteShape: Hashable {
  let kind: UInt16
  let fields: FieldSet
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
