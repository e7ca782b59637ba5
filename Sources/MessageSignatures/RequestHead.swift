/// What a signature can cover of a request, apart from its body.
package struct RequestHead: Hashable, Sendable {
  /// The method, in the letter case it is sent in.
  package let method: String

  /// Host and port; the caller leaves out the default port of its scheme.
  package let authority: String

  /// The path exactly as sent, percent-encoding included; an empty one is signed as `/`.
  package let path: String

  /// The query exactly as sent, without its question mark; `nil` and empty are signed alike.
  package let query: String?

  /// The header field lines in order.
  package let fields: [MessageField]

  /// The head of one request.
  package init(
    method: String, authority: String, path: String, query: String?, fields: [MessageField]
  ) {
    self.method = method
    self.authority = authority
    self.path = path
    self.query = query
    self.fields = fields
  }

  /// The same head with more field lines after its own.
  package func adding(_ more: [MessageField]) -> RequestHead {
    RequestHead(
      method: method, authority: authority, path: path, query: query, fields: fields + more)
  }
}
