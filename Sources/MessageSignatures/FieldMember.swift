internal import RawStructuredFieldValues

/// One member of a structured-field dictionary, with the text it was read from.
struct FieldMember {
  /// The member's key.
  let key: String

  /// The member's value, parsed.
  let content: ItemOrInnerList

  /// The member's value as received, which is also its canonical form.
  let text: String

  /// Parses `key=value`, or a bare key, and refuses any other spelling of the same member.
  ///
  /// - Throws: `.malformed`.
  init(parsing bytes: [UInt8]) throws(FieldDictionary.Refusal) {
    do {
      var parser = StructuredFieldValueParser(bytes)
      let map = try parser.parseDictionaryFieldValue()
      var serializer = StructuredFieldValueSerializer()
      let canonical = try serializer.writeDictionaryFieldValue(map)
      guard map.count == 1, let (key, content) = map.first, canonical == bytes else {
        throw FieldDictionary.Refusal.malformed
      }
      self.key = key
      self.content = content
    } catch {
      throw .malformed
    }
    text = Self.valueText(of: bytes.dropFirst(key.utf8.count))
  }

  /// The bytes of the value, when it is a byte sequence without parameters in canonical base64.
  var byteSequence: [UInt8]? {
    guard case .item(let item) = content, item.rfc9651Parameters.isEmpty,
      case .undecodedByteSequence(let text) = item.rfc9651BareItem
    else { return nil }
    return Base64.decode(text)
  }

  /// What follows the key: the text after `=`, or the true a bare key stands for.
  private static func valueText(of rest: ArraySlice<UInt8>) -> String {
    rest.first == UInt8(ascii: "=")
      ? String(decoding: rest.dropFirst(), as: UTF8.self)
      : "?1" + String(decoding: rest, as: UTF8.self)
  }
}
