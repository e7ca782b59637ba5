/// One part of a message that a signature covers.
///
/// Shape: two components are equal when they name the same part, whatever the order of their
/// parameters; `identifier` keeps the order received, which is the one that was signed.
/// Source: RFC 9421 section 2.
package struct SignatureComponent: Hashable, Sendable {
  /// Which part of a message.
  package enum Name: Hashable, Sendable {
    case method, authority, path, query, status
    /// A header field, its name in small letters.
    case field(String)
  }

  /// Which message of the exchange the part is taken from.
  package enum Origin: Hashable, Sendable {
    /// The signed message itself.
    case message
    /// The request that the signed response answers (`;req`).
    case request
  }

  /// Which part.
  package let name: Name

  /// The member to take from a field that is a dictionary; `nil` takes the whole field.
  package let key: String?

  /// Which message.
  package let origin: Origin

  /// The component as it stands in the signature base, quotes and parameters included.
  package let identifier: String

  /// A component in the form we write it.
  package init(_ name: Name, key: String? = nil, from origin: Origin = .message) {
    let member = key.map { ";key=\"\($0)\"" } ?? ""
    let request = origin == .request ? ";req" : ""
    self.init(
      name, key: key, from: origin, identifier: "\"\(name.text)\"\(member)\(request)")
  }

  /// A component in the form it was received in.
  init(_ name: Name, key: String?, from origin: Origin, identifier: String) {
    self.name = name
    self.key = key
    self.origin = origin
    self.identifier = identifier
  }

  /// Compares the parts named, not the way they are written.
  package static func == (first: SignatureComponent, second: SignatureComponent) -> Bool {
    first.name == second.name && first.key == second.key && first.origin == second.origin
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(key)
    hasher.combine(origin)
  }
}
