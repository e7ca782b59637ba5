internal import CaseModel
internal import Causality
internal import Foundation
internal import RecordModel

/// One record as a line of JSON: `{"kind":"case","id":"…","fields":{"name":value}}`.
///
/// Days are `YYYY-MM-DD`, composites lists of text or null, references the `id` of another line.
struct RecordLine: Decodable {
  let kind: String
  let id: String
  let fields: [String: JSONValue]

  /// Reads a line.
  init(_ bytes: [UInt8]) throws(BadLine.Problem) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    do {
      self = try JSONDecoder().decode(RecordLine.self, from: Data(bytes))
    } catch { throw .notARecord }
    guard (1...Self.idBytesMax).contains(id.utf8.count) else { throw .notARecord }
  }

  private static let idBytesMax = 256

  /// Writes a record; fields this build does not know are left out.
  static func text(of view: RecordView, kind: RecordKind) -> String {
    let fields = kind.fields.compactMap { field in
      view.values[field.number].map {
        JSONValue.quoted(field.name) + ":" + json($0, field.type).json
      }
    }
    let id = JSONValue.quoted(String(describing: view.record))
    return
      "{\"kind\":\(JSONValue.quoted(kind.name)),\"id\":\(id),\"fields\":{\(fields.joined(separator: ","))}}"
  }

  static func json(_ value: FieldValue, _ type: FieldType) -> JSONValue {
    switch value {
    case .null: .null
    case .text(let text):
      if case .composite = type, let composite = try? CompositeValue(json: text) {
        .list(composite.components)
      } else {
        .text(text)
      }
    case .integer(let integer): .integer(integer)
    case .boolean(let boolean): .boolean(boolean)
    case .date(let days): .text(CalendarDay(daysSince1970: days).description)
    case .bytes(let bytes): .text(Data(bytes).base64EncodedString())
    case .reference(let record): .text(String(describing: record))
    }
  }
}

extension RecordID {
  /// Reads an id as `description` writes it.
  init?(exported text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let replica = ReplicaID(hexadecimal: String(parts[0])),
      let counter = UInt64(parts[1]), let index = UInt32(parts[2])
    else { return nil }
    self.init(creation: Dot(replica: replica, counter: counter), index: index)
  }
}
